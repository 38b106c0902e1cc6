// @ts-check

// Texts that are known to be hard for parsers of CommonMark, each of about a given length.

/** @type {(text: string, bytes: number) => string} */
const repeated = (text, bytes) => text.repeat(Math.max(1, Math.round(bytes / text.length)));

/** @type {(open: string, close: string, bytes: number) => string} */
const around = (open, close, bytes) => `${repeated(open, bytes / 2)}a${repeated(close, bytes / 2)}`;

/** @type {(bytes: number, line: (number: number) => string) => string} */
const lines = (bytes, line) => {
  const all = [];
  for (let length = 0, at = 0; length < bytes; at++) {
    const next = line(at);
    all.push(next);
    length += next.length + 1;
  }
  return all.join("\n");
};

/** @type {Readonly<Record<string, (bytes: number) => string>>} */
export const families = {
  "quotes in quotes": (bytes) => `${repeated("> ", bytes)}a`,
  "lists in lists": (bytes) => `${repeated("- ", bytes)}a`,
  "run of [": (bytes) => repeated("[", bytes),
  "[ against ]": (bytes) => around("[", "]", bytes),
  "run of ![](": (bytes) => repeated("![](", bytes),
  "run of *": (bytes) => `${repeated("*", bytes)}a`,
  "** against **": (bytes) => around("**", "**", bytes),
  "*a _b in turn": (bytes) => repeated("*a _b ", bytes),
  "backticks that grow": (bytes) => lines(bytes, (at) => `e${"`".repeat(at + 1)}`),
  "run of |": (bytes) => `a|b\n-|-\n${repeated("|", bytes)}`,
  "long table": (bytes) => `| a | b |\n|---|---|\n${lines(bytes, (at) => `| ${at} | b |`)}`,
  "references without definitions": (bytes) => lines(bytes, (at) => `[a${at}][b${at}]`),
  "definitions and references": (bytes) => lines(bytes, (at) => (at % 2 === 0 ? `[r${at}]: /u\n` : `[r${at - 1}]\n`)),
  "underlined headings": (bytes) => lines(bytes, (at) => `a${at}\n===`),
  "lazy continuation": (bytes) => `> a\n${repeated("b\n", bytes)}`,
  "<!-- that is never closed": (bytes) => repeated("a <!-- ", bytes),
  entities: (bytes) => repeated("&amp;&#35;", bytes),
  "long list of boxes": (bytes) => lines(bytes, (at) => `- [${at % 3 === 0 ? "x" : " "}] item ${at}`),
};
