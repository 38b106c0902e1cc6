import type { PhrasingContent } from "mdast";
import { readCode, readEmphasis, readTilde } from "./emphasis.ts";
import type { PlainSource } from "./lines.ts";
import {
  readAmpersand,
  readAngle,
  readAt,
  readBackslash,
  readBracket,
  readClosingBracket,
  readColon,
  readExclamation,
  readFullStop,
} from "./links.ts";
import { closeText, readLineEnd, type Scan } from "./scan.ts";

/** Text that is longer is left to the parser: what is shorter is below every cap but that on runs. */
const longestText = 2_000;

/** Where text stands. It begins and ends with something visible. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Source offset of the line's beginning, for columns. */
  readonly lineStart: number;
  /** How many spaces stand before each line but the first. */
  readonly indent: number;
}

/** Reads what a character begins, and moves behind it; false leaves the whole text to the parser. */
type Reader = (scan: Scan) => boolean;

const readers: (Reader | undefined)[] = Array(128).fill(undefined);
for (const [mark, reader] of Object.entries({
  "\t": () => false,
  "\n": readLineEnd,
  "\r": readLineEnd,
  "!": readExclamation,
  "&": readAmpersand,
  "*": readEmphasis,
  ".": readFullStop,
  ":": readColon,
  "<": readAngle,
  "@": readAt,
  "[": readBracket,
  "\\": readBackslash,
  "]": readClosingBracket,
  _: readEmphasis,
  "`": readCode,
  "~": readTilde,
} satisfies Record<string, Reader>)) {
  readers[mark.charCodeAt(0)] = reader;
}

/** The nodes of text whose inline marks are beyond doubt; null leaves it to the parser. */
export function readPlainText({ text, stretches, hasLabels }: PlainSource, place: TextPlace): PhrasingContent[] | null {
  const { start, end, line, lineStart, indent } = place;
  if (end - start > longestText) return null;
  const scan: Scan = {
    text,
    start,
    end,
    indent,
    stretches,
    hasLabels,
    nodes: [],
    at: start,
    line,
    lineStart,
    plainFrom: start,
    plainStart: { line, column: start - lineStart + 1, offset: start },
    joined: null,
    opener: null,
    tildes: 0,
    bracket: false,
  };
  while (scan.at < end) {
    const code = text.charCodeAt(scan.at);
    const reader = code < 128 ? readers[code] : undefined;
    if (reader === undefined) scan.at++;
    else if (!reader(scan)) return null;
  }
  if (scan.opener !== null) return null;
  closeText(scan, end, end);
  return scan.nodes;
}
