/** Where a fact is put: what stands before it on its line decides how it is written. */
export interface Surroundings {
  /** The current line's text so far. */
  readonly line: string;
  readonly inFrontMatter: boolean;
  /** Within a code span or fence. */
  readonly isCode: boolean;
}

/** A fact as one line of plain text: control characters and runs of white space become one space. */
function toPlainText(fact: string): string {
  return fact.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** Writes a fact so that it reads back as the same text and changes nothing around it. */
export function escapeFact(fact: string, at: Surroundings): string {
  if (at.inFrontMatter) return escapeYaml(fact, at.line);
  const text = toPlainText(fact);
  if (at.isCode) return escapeCode(text, at.line);
  return /\]\([^()\s]*$/.test(at.line) ? escapeAddress(text) : escapeMarkdown(text, at.line);
}

/**
 * A YAML scalar of exactly this text; inside quotes that the template opened, the text within them. A scalar is quoted
 * where it would read as something else (a number, a list, a comment).
 */
function escapeYaml(fact: string, line: string): string {
  const quoted = JSON.stringify(fact).replace(
    /[\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const before = line.replace(/\\./g, "");
  if ((before.split('"').length - 1) % 2 === 1) return quoted.slice(1, -1);
  if (/^(?:[^"']|"[^"]*")*'[^']*$/.test(before)) return toPlainText(fact).replaceAll("'", "''");
  if (/^\s*#|\s#/.test(before)) return toPlainText(fact);
  const isPlain = /^[A-Za-z0-9][\w./+:@-]*(?: [\w./+@(][\w./+:@()-]*)*$/.test(fact) && !fact.includes(": ");
  const isOther = /^(?:true|false|null|yes|no|on|off|y|n|[\d.,_:+-]*(?:e[+-]?\d+)?|0[xob][\da-f_]*)$/i.test(fact);
  return isPlain && !isOther && !fact.endsWith(":") ? fact : quoted;
}

/**
 * What code can't hold is replaced: a back-tick, which its marks don't foresee, and in a table a backslash before a pipe.
 */
function escapeCode(text: string, line: string): string {
  const code = text.replaceAll("`", "'");
  if (/^\s*\|/.test(line))
    return code
      .replace(/(?<!\\)\\+(?=\|)/g, "/")
      .replaceAll("|", "\\|")
      .replace(/(?<!\\)\\+$/, "/");
  return line.trim() === "" ? code.replace(/^~{3,}/, (marks) => "'".repeat(marks.length)) : code;
}

function escapeAddress(text: string): string {
  return text.replace(
    /[\s()<>\\|`"*_[\]]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** Plain text as Markdown. Only what could mean something is escaped, so that the source stays readable. */
function escapeMarkdown(text: string, line: string): string {
  let escaped = text
    .replace(/[\\`*[\]<>|~]/g, "\\$&")
    .replace(/&(?=[#\p{L}]|$)/gu, "\\&")
    // An underscore between two letters or digits opens nothing.
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/!$/, "\\!")
    .replace(/(^|\s)#(?=#*$)/, "$1\\#");
  // An autolink takes escapes literally: a text that has some is kept from being one.
  if (escaped !== text) {
    escaped = escaped
      .replace(/(https?|ftp|xmpp|mailto):/gi, "$1\\:")
      .replace(/www\./gi, (match) => `${match.slice(0, 3)}\\.`)
      .replaceAll("@", "\\@");
  }
  if (line.endsWith("]")) escaped = escaped.replace(/^[(:]/, "\\$&");
  const startsLine = /^[\s>*+\-\d.)#|:]*(?:\[[ xX]\] )?$/.test(line);
  if (!startsLine) return escaped;
  return escaped.replace(/^[#+\-=:]/, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
