/**
 * What must not reach a terminal as it is: controls (they move the cursor, colour, clear), line separators, direction
 * overrides (they show a text in another order than it is read), and characters without a width that can hide text.
 * The joiners U+200C and U+200D stay: Persian and emoji need them.
 */
const unsafe =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/** Makes a text from a document or a path safe for a terminal: what can't be seen is spelt out (`\u{1b}`). */
export function makeVisible(text: string): string {
  return text.replace(unsafe, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same for a JSON text, whose own line breaks stay: each code unit becomes an escape that JSON knows. */
export function escapeUnsafe(json: string): string {
  return json.replace(unsafe, (char) => {
    if (char === "\n") return char;
    const units = Array.from({ length: char.length }, (_, at) => char.charCodeAt(at));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
  });
}
