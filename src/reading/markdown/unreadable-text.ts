import { parse, preprocess } from "micromark";
import type { Token } from "micromark-util-types";
import { type CapKind, type Capped, maximumBrackets, maximumEmphasis, maximumRun, maximumWork } from "./capped.ts";
import { syntax } from "./syntax.ts";

interface Tally {
  readonly brackets: number;
  readonly emphasis: number;
  /** Characters that the parser may read the rest of a block for, and line ends. */
  readonly marks: number;
  readonly longestRun: number;
}

/** Source offsets of the lines of one paragraph, heading or cell, without the marks of what they stand in. */
type TextBlock = readonly { readonly start: number; readonly end: number }[];

/**
 * Finds the text whose inline marks no parser should be made to pair up: the time for that grows with their square.
 * What is in code blocks, HTML blocks and comments has no inline marks and is left alone.
 */
export function findUnreadableText(text: string): readonly Capped[] {
  if (judge(tally(text), text.length) === null) return [];
  const found: Capped[] = [];
  for (const block of readTextBlocks(text)) {
    const lines = block.map(({ start, end }) => text.slice(start, end));
    const runs = block.flatMap(({ start }, at) => findRuns(lines[at] ?? "", start));
    for (const it of runs) found.push(it);
    const rest = lines.join("\n").replace(longRun, " ");
    const kind = judge(tally(rest), rest.length);
    const [first, last] = [block[0], block.at(-1)];
    if (kind !== null && first && last) found.push({ kind, start: first.start, end: last.end });
  }
  return found;
}

function judge({ brackets, emphasis, marks, longestRun }: Tally, length: number): CapKind | null {
  if (brackets > maximumBrackets) return "brackets";
  if (emphasis > maximumEmphasis) return "emphasis";
  if (longestRun > maximumRun) return "run";
  return (brackets + marks) * length > maximumWork ? "work" : null;
}

const longRun = new RegExp(["\\*", "_", "~", "`"].map((it) => `${it}{${maximumRun + 1},}`).join("|"), "g");

function findRuns(line: string, start: number): Capped[] {
  return [...line.matchAll(longRun)].map((it) => ({
    kind: "run",
    start: start + it.index,
    end: start + it.index + it[0].length,
  }));
}

/** Whether the rest of a block may be read from here: for the end of a comment or a tag, and at each end of a line. */
function isReadOn(mark: string, next: string | undefined): boolean {
  return mark === "\n" || mark === "\r" || (mark === "<" && /[!?/a-z]/i.test(next ?? ""));
}

/** Runs between white space ("____") are no emphasis, so they count only as marks. */
function tally(text: string): Tally {
  let [brackets, emphasis, marks, longestRun] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; ) {
    const mark = text[at] ?? "";
    let end = at + 1;
    if (mark === "[" || mark === "]") brackets++;
    else if (isReadOn(mark, text[end])) marks++;
    else if (mark === "*" || mark === "_" || mark === "~" || mark === "`") {
      while (text[end] === mark) end++;
      marks++;
      longestRun = Math.max(longestRun, end - at);
      if (mark !== "`" && !(isBlank(text[at - 1]) && isBlank(text[end]))) emphasis += end - at;
    }
    at = end;
  }
  return { brackets, emphasis, marks, longestRun };
}

function isBlank(unit: string | undefined): boolean {
  return unit === undefined || unit === " " || unit === "\t" || unit === "\n" || unit === "\r";
}

/** The blocks of text as the parser's first stage leaves them, before it looks at their inline marks. */
function readTextBlocks(text: string): readonly TextBlock[] {
  const events = parse({ extensions: [...syntax] })
    .document()
    .write(preprocess()(`\u{feff}${text}`, undefined, true));
  const flows = new Set(events.flatMap(([, token]) => token._tokenizer ?? []));
  const blocks: TextBlock[] = [];
  for (const flow of flows) {
    for (const [kind, token] of flow.events) {
      if (kind === "enter" && token.contentType === "text" && !token.previous) blocks.push(linesOf(token));
    }
  }
  return blocks;
}

function linesOf(first: Token): TextBlock {
  const lines: { start: number; end: number }[] = [];
  for (let token: Token | undefined = first; token; token = token.next) {
    lines.push({ start: token.start.offset, end: token.end.offset });
  }
  return lines;
}
