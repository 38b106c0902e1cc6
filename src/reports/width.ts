const zeroWidth = /^[\p{Mn}\p{Me}\u200c\u200d]$/u;
const wide =
  /^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303e\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6])$/u;

/** How many columns of a terminal one code point takes: 0, 1 or 2. */
export function charWidth(char: string): number {
  if (char >= " " && char <= "~") return 1;
  if (zeroWidth.test(char)) return 0;
  return wide.test(char) ? 2 : 1;
}

/** How many columns of a terminal a text takes; it holds no control characters. */
export function textWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** Pads a text with spaces on its right to a number of columns. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/**
 * Breaks a text at spaces into lines of at most `width` columns. A word that is longer stands on a line of its own, as
 * it is: a broken path or command could not be copied.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const size = textWidth(word);
    if (line !== "" && used + 1 + size > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    used += line === "" ? size : size + 1;
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
