import type { Gate, Placeholder, Section } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { offsets, type Part } from "../outline.ts";
import type { Span } from "../phrase.ts";
import type { Reading } from "../read.ts";
import { findAngles, findElements, findHandles, findTemplates } from "./angles.ts";
import { findBrackets, pairBrackets } from "./brackets.ts";
import { findGuidance } from "./guidance.ts";
import { lexicon } from "./lexicon.ts";
import { findMasks, maskSign } from "./masks.ts";
import { findOpenBrackets, type Loose } from "./open-brackets.ts";
import { type Find, type Stretch, stretchOf, stretchOfHtml, zoneAt } from "./stretch.ts";
import { surroundingsOf } from "./surroundings.ts";
import { findBlanks, findEmphasisedBlanks, findWords, longestGap, wordSign } from "./words.ts";

/** What the author was to replace and did not, by pattern and by provenance, see docs/reading.md. */
export function readPlaceholders(reading: Reading, gates: readonly Gate[]): readonly Placeholder[] {
  const { source, outline, hints } = reading;
  const guidance = hints ? findGuidance(source, outline.parts, outline.sections, hints.guidance) : [];
  const closedTags = new Set([...source.text.matchAll(/<\/([a-z][\w-]*)/gi)].map((it) => (it[1] ?? "").toLowerCase()));
  const inOrder = [...gates].sort((a, b) => compare(a.range, b.range));
  const stretches = [
    ...outline.parts.filter(mayHoldPlaceholder).map(stretchOf),
    ...outline.html.map((part) => stretchOfHtml(source, part)),
  ];
  const loose: Loose[] = [];
  const patterns = stretches.flatMap((stretch) => {
    const { pairs, openings, closings } = pairBrackets(stretch);
    if (openings.length > 0 || closings.length > 0) loose.push({ stretch, openings, closings });
    const reach = { commands: hints !== null && isCommandCell(stretch.part) };
    const finds = [
      ...findBrackets(stretch, pairs),
      ...findAngles(stretch, closedTags, reach),
      ...findElements(stretch, closedTags),
      ...findTemplates(stretch, () => contextOf(stretch), reach),
      ...findHandles(stretch, reach),
      ...findWords(stretch, reach).filter((find) => !isTicked(stretch, find, inOrder)),
      ...findBlanks(stretch),
      ...findEmphasisedBlanks(stretch, source.text),
      ...findMasks(stretch),
    ];
    return outermost(finds.filter((find) => !isReplaced(stretch, find))).map((find) => ({
      text: find.written
        ? source.text.slice(find.written.start, find.written.end)
        : stretch.text.slice(find.from, find.to).replace(/\s+/g, " "),
      form: find.form,
      section: stretch.section,
      range: find.written ? source.range(find.written.start, find.written.end) : stretch.range(find.from, find.to),
    }));
  });
  const all = [...patterns, ...findOpenBrackets(loose), ...readRules(reading)];
  return [...guidance, ...withoutCovered(all, guidance)].sort((a, b) => compare(a.range, b.range));
}

/** A character or word of each pattern, or one of which it may be a disguise. */
const anySign = new RegExp(
  ["[^\\0-\\x7f]", "[[\\]<{@]|__", wordSign, maskSign].map((source) => `(?:${source})`).join("|"),
);

/** Most texts hold nothing that any pattern begins with, and need not be asked by each. */
function mayHoldPlaceholder({ type, phrase }: Part): boolean {
  if (type === "code") return false;
  return phrase.spans.some(mayHide) || anySign.test(phrase.text);
}

/** Whether a placeholder may have been taken for this markup: for a tag, or for emphasis of what separates blanks. */
const mayHide = ({ kind, from, to }: Span): boolean =>
  kind === "html" || ((kind === "strong" || kind === "emphasis") && to - from <= longestGap);

/** Finds of a stretch, those inside another left out. */
function outermost(finds: readonly Find[]): readonly Find[] {
  const kept: Find[] = [];
  for (const find of [...finds].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (find.from >= (kept.at(-1)?.to ?? 0) || find.written) kept.push(find);
  }
  return kept;
}

/** A struck-through placeholder is replaced when something stands beside it. */
function isReplaced(stretch: Stretch, find: Find): boolean {
  const zone = zoneAt(stretch.deleted, find.from);
  if (!zone) return false;
  const { before, after } = surroundingsOf(stretch, zone);
  return after !== "" || !(before === "" || /[:：]$/.test(before));
}

/** What tells whether `${NAME}` names an environment variable: its line's words, column, labels and heading. */
function contextOf({ text, part, section }: Stretch): string {
  return [text.slice(0, 400), part?.labels[0] ?? "", section?.title ?? ""].join(" ");
}

/** A cell of a table's command column: its code is what will be run, so a value left open in it is a placeholder. */
function isCommandCell(part: Part | null): boolean {
  const cell = part?.cell;
  if (!cell || cell.row === 0) return false;
  return lexicon.command.within(cell.table.rows[0]?.[cell.column]?.phrase.text ?? "");
}

/** Words left in what somebody has ticked are remarks about the work. */
function isTicked(stretch: Stretch, find: Find, gates: readonly Gate[]): boolean {
  const range = stretch.range(find.from, find.to);
  const node = stretch.part?.node;
  if (!node) return false;
  if (stretch.type === "item" && stretch.part?.item?.node.checked === true) return true;
  const top = node.position?.start;
  let low = 0;
  let high = gates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const gate = gates[middle];
    if (gate && compare(gate.range, range) <= 0) low = middle + 1;
    else high = middle;
  }
  const gate = gates[low - 1];
  if (gate?.state !== "done") return false;
  const own = gate.range.line === top?.line || (gate.range.line > (top?.line ?? 0) && gate.range.line <= range.line);
  return own && (stretch.type !== "cell" || gate.range.column >= (top?.column ?? 0));
}

/** List items that are nothing but a rule of underscores: blanks that Markdown took for a thematic break. */
function readRules({ source, outline }: Reading): readonly Placeholder[] {
  return outline.items.flatMap(({ node }) => {
    const [only] = node.children;
    if (node.children.length !== 1 || only?.type !== "thematicBreak") return [];
    const { start, end } = offsets(only);
    const text = source.text.slice(start, end).trim();
    if (!/^_[_ \t]*$/.test(text)) return [];
    const range = source.range(start, start + text.length);
    return [{ text, form: "blank" as const, section: sectionAt(outline.sections, range.line), range }];
  });
}

function sectionAt(sections: readonly Section[], line: number): Section | null {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.range.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1] ?? null;
}

/** Finds by pattern that stand in no match of guidance. Both lists are in document order where it matters. */
function withoutCovered(all: readonly Placeholder[], guidance: readonly Placeholder[]): readonly Placeholder[] {
  const byLine = new Map<number, Range[]>();
  for (const { range } of guidance) {
    for (let line = range.line; line <= range.endLine; line++) byLine.set(line, [...(byLine.get(line) ?? []), range]);
  }
  return all.filter(({ range }) => !(byLine.get(range.line) ?? []).some((it) => overlaps(it, range)));
}

function overlaps(outer: Range, inner: Range): boolean {
  const begins = inner.line < outer.endLine || (inner.line === outer.endLine && inner.column < outer.endColumn);
  const ends = inner.endLine > outer.line || (inner.endLine === outer.line && inner.endColumn > outer.column);
  return begins && ends;
}

function compare(a: Range, b: Range): number {
  return a.line - b.line || a.column - b.column;
}
