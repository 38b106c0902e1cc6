import type { Part } from "../outline.ts";
import type { Source } from "../parse.ts";
import { type Box, type Line, mayHoldBox, readLines } from "./boxes.ts";
import type { DraftChoice, DraftGate } from "./draft.ts";
import { readEvidence } from "./evidence.ts";
import { readWaiver } from "./waiver.ts";

/** The gates and choices of a paragraph, list item or cell. */
export function readPart(
  source: Source,
  part: Part,
): { readonly gates: readonly DraftGate[]; readonly choices: readonly DraftChoice[] } {
  const gates: DraftGate[] = [];
  const choices: DraftChoice[] = [];
  if (!mayHoldBox(part)) return { gates, choices };
  const lines = readLines(source, part);
  let until = part.phrase.text.length;
  // From the end: the text of a gate reaches to the next line that has a box.
  for (const line of lines.toReversed()) {
    const [first, second] = line.boxes;
    if (!first) continue;
    if (second) {
      const choice = isLegend(line.boxes) ? null : readChoice(part, line);
      if (choice) choices.unshift(choice);
      until = line.from;
    } else if ((first.leads || first.mark.startsWith("<")) && !isExplained(part, first)) {
      const gate = readGate(part, line, first, until);
      if (gate) gates.unshift(gate);
      until = line.from;
    }
  }
  return { gates, choices };
}

/** "☐ = open" explains the sign; "## [X] plan" is a title with a value left open. */
function isExplained({ type, phrase }: Part, { mark, to }: Box): boolean {
  return /^\s*[=＝]/u.test(phrase.text.slice(to, to + 9)) || (type === "heading" && mark === "[X]");
}

/** "☐ open ☑ done ☒ failed" explains the signs. */
function isLegend(boxes: readonly Box[]): boolean {
  return (
    boxes.length > 2 &&
    boxes.every((box) => !box.mark.startsWith("[")) &&
    new Set(boxes.map((it) => it.mark)).size === boxes.length
  );
}

function readChoice(part: Part, line: Line): DraftChoice | null {
  const { phrase } = part;
  const first = line.boxes[0];
  if (!first) return null;
  const { boxes } = line;
  // "Go [ ] No-go [x]": each box stands behind its option.
  const before = phrase.text.slice(line.from, first.from);
  const isBehind = before.trim() !== "" && phrase.text.slice(boxes.at(-1)?.to, line.to).trim() === "";
  const all = boxes.map((box, at) => ({
    text: isBehind
      ? splitOption(phrase.text.slice(boxes[at - 1]?.to ?? line.from, box.from)).option
      : phrase.text.slice(box.to, boxes[at + 1]?.from ?? line.to),
    chosen: box.state === "done",
    start: box.start,
  }));
  // "- [ ] Result: ☐ pass ☐ fail": what the first box is followed by is the label.
  const labelled = all.length > 2 && /[:：]\s*$/.test(all[0]?.text ?? "");
  const end =
    line.to > (line.boxes.at(-1)?.to ?? 0) ? phrase.offset(line.to - 1) + 1 : (line.boxes.at(-1)?.end ?? first.end);
  return {
    label: labelled
      ? (all[0]?.text ?? "")
      : (isBehind ? splitOption(before).label : before) || rowText(part) || (part.labels[0] ?? ""),
    options: labelled ? all.slice(1) : all,
    start: first.start,
    end: Math.max(end, line.boxes.at(-1)?.end ?? first.end),
    section: part.section,
    labels: part.labels,
    owner: ownerOf(part),
  };
}

/** Splits the words before a box that stands behind its option ("Decision: Go [ ]") at the label's colon. */
function splitOption(text: string): { readonly label: string; readonly option: string } {
  const words = text.trimEnd().replace(/[:：–—-]$/u, "");
  const colon = Math.max(words.lastIndexOf(":"), words.lastIndexOf("："));
  return { label: words.slice(0, Math.max(colon, 0)), option: words.slice(colon + 1) };
}

function readGate(part: Part, line: Line, box: Box, until: number): DraftGate | null {
  const { phrase } = part;
  const after = phrase.text.slice(box.to, until);
  const own =
    after.trim() === ""
      ? phrase.text
          .slice(line.from, box.from)
          .trimEnd()
          .replace(/[:：–—-]$/u, "")
      : after;
  const alone = own.trim() === "";
  // A box that heads a column is the column's name.
  if (alone && part.cell?.row === 0) return null;
  const length = after.trimEnd().length;
  const end = length > 0 ? phrase.offset(box.to + length - 1) + 1 : box.end;
  return {
    text: alone ? rowText(part) : own,
    // In a list a task with no text is none yet; in a cell the row says what it is about.
    state: alone && !part.cell && box.state !== "waived" ? "malformed" : box.state,
    struck: readStruck(part, box.to, until),
    marker: box.mark,
    start: box.start,
    end: Math.max(end, box.end),
    evidence: readEvidence(phrase, box.from, until),
    section: part.section,
    labels: part.labels,
    owner: ownerOf(part),
  };
}

/** Where a gate's text is struck through as a whole, what follows it ("" mostly); null where it is not. */
function readStruck(part: Part, from: number, until: number): string | null {
  const { text, spans } = part.phrase;
  const start = from + (/^\s*/.exec(text.slice(from, until))?.[0].length ?? 0);
  if (start >= until) return null;
  const markup = (pattern: RegExp) =>
    spans.filter(
      (it) =>
        it.kind === "html" &&
        it.from >= from &&
        it.to <= until &&
        it.node.type === "html" &&
        pattern.test(it.node.value),
    );
  const opened = markup(/^<(?:del|s|strike)[\s>]/i)[0];
  const closed = opened?.from === start ? markup(/^<\/(?:del|s|strike)\s*>/i).at(-1) : undefined;
  const end = closed?.from ?? spans.find((it) => it.kind === "delete" && it.from <= start && it.to > start)?.to;
  if (end === undefined) return null;
  const rest = text.slice(end, until).trim();
  // A struck date that another follows was moved, not waived.
  return rest === "" || /^(?:[—–:：-]|\(.*\)\.?$)/su.test(rest) || readWaiver(rest) ? rest : null;
}

const short = /^(?:[\p{Lu}#]{0,4}[-.]?\d+(?:\.\d+)*[.)]?|[^\p{L}]*)$/u;

/** What a row is about: its first cell with words, before a bare number or code. */
function rowText(part: Part): string {
  if (!part.cell) return "";
  const row = part.cell.table.rows[part.cell.row] ?? [];
  // A row of thousands of boxes must not be searched for each of them.
  const texts = row
    .slice(0, 50)
    .filter((it) => it !== part)
    .map((it) => it.phrase.text.trim());
  const words = texts.filter((text) => /[\p{L}\p{N}]/u.test(text) && !/^(?:\[[ xX]?\]|[☐⬜◻□🔲☑☒🗹])/u.test(text));
  return words.find((text) => !short.test(text)) ?? words[0] ?? "";
}

const ownerOf = (part: Part) => (part.type === "item" && part.item ? part.item.list : part.node);
