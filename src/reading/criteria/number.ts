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
  const group = grouped.exec(digits);
  const separator = group?.[1] ?? "";
  const whole = group?.[0] ?? "";
  const spaced = /[\s'’]/.test(separator);
  const rest = digits.slice(whole.length);
  const repeated = group !== null && whole.length > 7;
  const fraction = /^([.,])(\d+)(?![.,]?\d)/.exec(rest);
  const start = at + lead;
  const result = (int: string, decimal: string, length: number): NumberRead => ({
    value: sign * Number(`${int.replace(/\D/g, "")}.${decimal || "0"}`),
    decimals: decimal.length,
    to: start + length,
  });
  if (group !== null && (spaced || repeated || (fraction !== null && fraction[1] !== separator))) {
    if (fraction !== null && fraction[1] !== separator) {
      return result(whole, fraction[2] ?? "", whole.length + fraction[0].length);
    }
    return result(whole, "", whole.length);
  }
  if (group !== null && separator === "," && rest === "" && !whole.startsWith("0")) {
    return decimalComma ? null : result(whole, "", whole.length);
  }
  const plain = /^(\d+)(?:([.,])(\d+))?/.exec(digits);
  if (plain === null) return null;
  const after = digits.slice(plain[0].length);
  // Three numbers with dots are a version or a date, a comma that goes on is a list of numbers.
  if (/^\.\d/.test(after)) return null;
  if (plain[2] === "," && /^,\d/.test(after)) return result(plain[1] ?? "", "", (plain[1] ?? "").length);
  return result(plain[1] ?? "", plain[3] ?? "", plain[0].length);
}
