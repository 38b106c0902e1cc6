import type { Surroundings } from "./escape.ts";

/** A Markdown text while it is written: it knows what stands before the place where the next piece goes. */
export interface Output {
  readonly write: (text: string) => void;
  /** Where the next piece goes. */
  readonly here: () => Surroundings;
  readonly text: () => string;
}

/** An empty text. */
export function startOutput(): Output {
  const lines: string[] = [];
  let line = "";
  let inFrontMatter = false;
  let fence: string | null = null;
  const endLine = (): void => {
    const isFence = line === "---" || line === "---\r";
    if (lines.length === 0) inFrontMatter = isFence;
    else if (inFrontMatter && isFence) inFrontMatter = false;
    const mark = /^ {0,3}(?:[-*+>] *)*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && !inFrontMatter) {
      if (fence === null) fence = mark;
      else if (mark.startsWith(fence)) fence = null;
    }
    lines.push(line);
    line = "";
  };
  return {
    write: (text) => {
      const [first = "", ...others] = text.split("\n");
      line += first;
      for (const other of others) {
        endLine();
        line += other;
      }
    },
    here: () => ({ line, inFrontMatter, isCode: fence !== null || isInSpan(line) }),
    text: () => [...lines, line].join("\n"),
  };
}

/** Whether a line ends within a code span: outside one a backslash escapes what follows, inside it is a character. */
function isInSpan(line: string): boolean {
  let marks = "";
  for (let at = 0; at < line.length; ) {
    const next = marks === "" ? /\\.|`+/g : /`+/g;
    next.lastIndex = at;
    const [found] = next.exec(line) ?? [];
    if (found === undefined) break;
    at = next.lastIndex;
    if (marks === "" && found.startsWith("`")) marks = found;
    else if (found === marks) marks = "";
  }
  return marks !== "";
}
