/** Where front matter stands, by source offsets. */
export interface FrontMatterFence {
  /** False when no fence closes it; then its content ends with the last line that looks like YAML. */
  readonly closed: boolean;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** End of the closing fence, without its line end. */
  readonly end: number;
  /** Start of the line after it. */
  readonly bodyStart: number;
}

interface Line {
  readonly start: number;
  readonly text: string;
  /** Start of the next line. */
  readonly next: number;
}

const key = /^["']?[\p{L}_][\p{L}\p{N}_. -]*(?:["'][ \t]*|\t[ \t]*)?:(?:[ \t]|$)/u;

/**
 * Finds front matter: a first line `---`, closed by a line `---` or `...`. A document that begins with a thematic
 * break is none: there an empty line or a heading follows, and no `key:` line before all other text. When nothing
 * closes it, `key: value` lines right below still are front matter, and broken.
 */
export function findFrontMatter(text: string): FrontMatterFence | null {
  const opening = readLine(text, 0);
  if (!/^---[ \t]*$/.test(opening.text)) return null;
  let first: Line | null = null;
  for (let at = opening.next; at < text.length; ) {
    const line = readLine(text, at);
    if (/^(?:---|\.\.\.)[ \t]*$/.test(line.text)) {
      const immediate = first === null ? at === opening.next : first.start === opening.next;
      if (!immediate && !(first && key.test(first.text))) return null;
      const end = line.start + 3;
      return { closed: true, contentStart: opening.next, contentEnd: line.start, end, bodyStart: line.next };
    }
    if (first === null && !/^[ \t]*(?:#|$)/.test(line.text)) first = line;
    at = line.next;
  }
  return findUnclosed(text, opening);
}

/**
 * `---` and lines up to the first empty one that are all YAML. One lower-case key is enough; else two are wanted:
 * "Note: see below" is a sentence that may follow a thematic break.
 */
function findUnclosed(text: string, opening: Line): FrontMatterFence | null {
  let keys = 0;
  let plain = false;
  let end = opening.next;
  let at = opening.next;
  while (at < text.length) {
    const line = readLine(text, at);
    if (/^[ \t]*$/.test(line.text) || /^#{1,6}[ \t]/.test(line.text)) break;
    if (key.test(line.text)) {
      keys++;
      plain ||= /^\p{Ll}[\p{L}\p{N}_-]*:/u.test(line.text);
    } else if (keys === 0 || !/^(?:[ \t]|- |#)/.test(line.text)) return null;
    end = line.start + line.text.length;
    at = line.next;
  }
  if (keys === 0 || (keys === 1 && !plain)) return null;
  return { closed: false, contentStart: opening.next, contentEnd: end, end, bodyStart: at };
}

function readLine(text: string, start: number): Line {
  let end = start;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  const next = text.startsWith("\r\n", end) ? end + 2 : Math.min(text.length, end + 1);
  return { start, text: text.slice(start, end), next };
}
