/** A number as read from text: its value, the digits shown after the decimal mark, and where it ends. */
export interface NumberRead {
  readonly value: number;
  readonly decimals: number;
  readonly to: number;
}

const numeral = /[-+−–±]?\d+(?:[.,'’\u00a0\u202f\u2009 ]\d+){0,12}/y;
const grouped = /^\d{1,3}(?:([.,'’\u00a0\u202f\u2009 ])\d{3})(?:\1\d{3})*(?!\d)/;

/**
 * Reads the number that starts exactly at an index: signs, thousands separators and decimal marks of either custom.
 * `1.234,5` and `1,234.5` tell their custom themselves; `1,234` counts thousands unless `decimalComma` says that the
 * text writes decimals with a comma, where it is ambiguous and no number. Null where nothing can be read for certain.
 */
export function readNumber(text: string, at: number, decimalComma = false): NumberRead | null {
  numeral.lastIndex = at;
  const match = numeral.exec(text);
  if (match === null) return null;
  const sign = /^[-−–]/.test(match[0]) ? -1 : 1;
  const lead = /^\d/.test(match[0]) ? 0 : 1;
  const digits = match[0].slice(lead);
  const parts = groupedParts(digits, decimalComma) ?? plainParts(digits);
  if (parts === "ambiguous" || parts === null) return null;
  return {
    value: sign * Number(`${parts.whole.replace(/\D/g, "")}.${parts.fraction || "0"}`),
    decimals: parts.fraction.length,
    to: at + lead + parts.length,
  };
}

interface Parts {
  readonly whole: string;
  readonly fraction: string;
  readonly length: number;
}

/** "1,234.5", "1 234", "1,234": a number in groups of three; null when its digits are in no groups. */
function groupedParts(digits: string, decimalComma: boolean): Parts | "ambiguous" | null {
  const [whole, separator = ""] = grouped.exec(digits) ?? [];
  if (whole === undefined) return null;
  const rest = digits.slice(whole.length);
  const decimal = /^([.,])(\d+)(?![.,]?\d)/.exec(rest);
  if (decimal !== null && decimal[1] !== separator) {
    return { whole, fraction: decimal[2] ?? "", length: whole.length + decimal[0].length };
  }
  const certain = /[\s'’]/.test(separator) || whole.length > 7;
  if (certain) return { whole, fraction: "", length: whole.length };
  if (separator !== "," || rest !== "" || whole.startsWith("0")) return null;
  return decimalComma ? "ambiguous" : { whole, fraction: "", length: whole.length };
}

/** Digits with at most one decimal mark; null for three numbers with dots, which are a version or a date. */
function plainParts(digits: string): Parts | null {
  const plain = /^(\d+)(?:([.,])(\d+))?/.exec(digits);
  if (plain === null) return null;
  const [all, whole = "", mark, fraction = ""] = plain;
  const after = digits.slice(all.length);
  if (/^\.\d/.test(after)) return null;
  // A comma that goes on is a list of numbers.
  if (mark === "," && /^,\d/.test(after)) return { whole, fraction: "", length: whole.length };
  return { whole, fraction, length: all.length };
}
