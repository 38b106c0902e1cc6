/**
 * What must not reach a terminal as it is: controls (they move the cursor, colour, clear), line separators, direction
 * overrides (they show a text in another order than it is read), and characters without a width that can hide text.
 * The joiners U+200C and U+200D stay: Persian and emoji need them.
 */
const unsafe =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/**
 * What a CI's log takes for a command: `::name` as the first word of a line, and `##[name`, `##vso[`, `##teamcity[`
 * anywhere. The character that is spelt out is the last of the marks.
 */
const command = /(?<=(?:^|\s):):(?=[a-z])|(?<=#)#(?=\[|vso\[|teamcity\[)/gi;

/** Makes a text from a document or a path safe for a terminal or a log: what could act there is spelt out (`\u{1b}`). */
export function makeVisible(text: string): string {
  return text.replace(unsafe, spellOut).replace(command, spellOut);
}

/** Offsets of the characters of a line that `makeVisible` spells out because of what stands around them. */
export function findCommands(line: string): ReadonlySet<number> {
  return new Set(Array.from(line.matchAll(command), (match) => match.index));
}

/** A character by its code point: `\u{1b}`. */
export function spellOut(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

/** What would end or open a script where JSON stands in a page. */
const script = /<(?=!--|\/?script)/gi;

/** The same for a JSON text, whose own line breaks stay: each code unit becomes an escape that JSON knows. */
export function escapeUnsafe(json: string): string {
  return json
    .replace(unsafe, (char) => (char === "\n" ? char : escapeUnits(char)))
    .replace(command, escapeUnits)
    .replace(script, escapeUnits);
}

function escapeUnits(char: string): string {
  const units = Array.from({ length: char.length }, (_, at) => char.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
