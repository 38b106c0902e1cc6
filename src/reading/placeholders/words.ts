import type { Nodes } from "mdast";
import { offsets } from "../outline.ts";
import { type CodeReach, countsInCode } from "./angles.ts";
import { lexicon, spellings, wordsOf } from "./lexicon.ts";
import { type Find, type Stretch, zoneAt } from "./stretch.ts";
import { standingOf, surroundingsOf } from "./surroundings.ts";

const word = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:(?:\\+?\\d{1,3}[-.\\s])?\\(?X{3,}\\)?(?:[-.\\s]X{3,})+|(?:\\+?\\d{1,4}-){1,3}X{3,}(?:-X{3,}){0,3}|X{3,}|${spellings.words.join("|")}|(?:REPLACE|YOUR)_[A-Z0-9_]+|lorem ipsum)(?![\\p{L}\\p{N}_])`,
  "giu",
);

/** What every word that is found holds: they are in capitals, but for the Latin. */
export const wordSign = "[A-Z]{2}|[Ll][Oo][Rr][Ee][Mm]";
const anyWord = new RegExp(wordSign);

/** `TBD` and its like, `lorem ipsum`, `REPLACE_…`. A mention ("no TODO comments left") is not one. */
export function findWords(stretch: Stretch, reach: CodeReach): readonly Find[] {
  if (!anyWord.test(stretch.text)) return [];
  const finds: Find[] = [];
  for (const match of stretch.text.matchAll(word)) {
    const from = match.index;
    const to = from + match[0].length;
    const latin = /^lorem/i.test(match[0]);
    if ((!latin && match[0] !== match[0].toUpperCase()) || !countsInCode(stretch, from, to, reach)) continue;
    if (!latin && isPartOfName(stretch.text, from, to)) continue;
    if (!latin && isMention(stretch, from, to)) continue;
    finds.push({ from, to, form: "word" });
  }
  for (const [from, to] of valuesIn(stretch)) finds.push({ from, to, form: "word" });
  return finds;
}

/** `TODO.md`, `docs/TODO`, `#TODO` and `CR-XXX` are names (the last a mask); `#TBD` and `CHG-TBD` are tickets that nobody has opened yet. */
function isPartOfName(text: string, from: number, to: number): boolean {
  if (/^[#-]TB[DC]$/.test(text.slice(from - 1, to)) && !/^[-./\\]/.test(text.slice(to))) return false;
  const before = text.slice(Math.max(0, from - 2), from);
  const after = text.slice(to, to + 4);
  return /[\p{L}\p{N}][-/.\\]$|[#@/\\.]$/u.test(before) || /^[-.]\p{L}|^[/\\](?!TBD|TBC|TO|FI)/u.test(after);
}

function isMention(stretch: Stretch, from: number, to: number): boolean {
  const before =
    stretch.text
      .slice(Math.max(0, from - 40), from)
      .split("\n")
      .at(-1) ?? "";
  const after = stretch.text.slice(to, to + 30);
  if (/^\s*[:：]/.test(after)) return false;
  const last = wordsOf(before.replace(/\p{Lu}{3,}[s/,\s]+(?:or|and|oder|und|ou|o|y|e)?\s*$/u, "")).at(-1) ?? "";
  const previous = /[\p{L}/]["'“`]*\s*$/u.test(before) && !/[:：.]\s*$/.test(before);
  if (previous && lexicon.mentionBefore.has(last)) return true;
  const following =
    /^["'”`]*[/,\s]+(?:(?:or|and|oder|und)\s+)?(?:TODO|FIXME|XXX|TBD|TBC)?["'”`]*\s*(\p{L}+)/u.exec(after)?.[1] ?? "";
  if (lexicon.mentionAfter.has(following) && standingOf(surroundingsOf(stretch, { from, to })) !== "whole") return true;
  return zoneAt(stretch.codes, from) !== undefined && standingOf(surroundingsOf(stretch, { from, to })) === "inside";
}

/** Words that are placeholders only as a whole value, cell or item. */
function* valuesIn(stretch: Stretch): Iterable<readonly [number, number]> {
  for (const match of stretch.text.matchAll(/(?<![\p{L}\p{N}_-])[A-Z][A-Z_-]{2,15}(?![\p{L}\p{N}_-])/gu)) {
    const from = match.index;
    const to = from + match[0].length;
    if (!spellings.values.has(match[0]) || !countsInCode(stretch, from, to, { commands: false })) continue;
    const { before, after } = surroundingsOf(stretch, { from, to });
    if (after === "" && (before === "" || /[:：=|-]$/.test(before))) yield [from, to];
  }
}

const blank = /(?:_{2,}[\s]?[/.:-][\s]?){0,20}_{3,}(?:[\s]?[/.:-][\s]?_{2,})*|_{2,}(?:[/.:-]_{2,})+/g;

/** Blanks to write on: three underscores or more, those of a date together. */
export function findBlanks(stretch: Stretch): readonly Find[] {
  if (!stretch.text.includes("__")) return [];
  const finds: Find[] = [];
  for (const match of stretch.text.matchAll(blank)) {
    let from = match.index;
    const to = from + match[0].length;
    if (!countsInCode(stretch, from, to, { commands: false })) continue;
    const before = stretch.text[from - 1] ?? "";
    if (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(stretch.text[to] ?? "") && match[0].length < 5) continue;
    // `**/**/____`: the first blanks of a date were taken for bold.
    const lead = /(?:^|[\s:：])([/.\-*]{1,6})$/.exec(stretch.text.slice(Math.max(0, from - 8), from))?.[1] ?? "";
    if (/^\/+$/.test(lead)) from -= lead.length;
    const bold = lead === "" ? undefined : emphasisAt(stretch, from);
    const written = bold && { start: offsets(bold.node).start, end: bold.end(to) };
    finds.push({ from, to, form: "blank", ...(written && { written }) });
  }
  return finds;
}

/** The emphasis that begins at an index, and the source offset at which a text index ends. */
function emphasisAt(
  { part, at }: Stretch,
  from: number,
): { readonly node: Nodes; readonly end: (to: number) => number } | undefined {
  const phrase = part?.phrase;
  const span = phrase?.spans.find((it) => (it.kind === "strong" || it.kind === "emphasis") && it.from === at[from]);
  return phrase && span && { node: span.node, end: (to) => phrase.offset(at[to - 1] ?? 0) + 1 };
}

/** How long the text may be that emphasis leaves of blanks. */
export const longestGap = 12;

/** Blanks that Markdown took for emphasis: `__:__`, `___/___`. Nothing but separators is left of them. */
export function findEmphasisedBlanks(stretch: Stretch, source: string): readonly Find[] {
  const finds: Find[] = [];
  const spans = stretch.part?.phrase.spans ?? [];
  for (const { kind, from, to, node } of spans) {
    if ((kind !== "strong" && kind !== "emphasis") || to - from > longestGap || to === from) continue;
    if (!/^[/.:\s-]+$/.test(stretch.part?.phrase.text.slice(from, to) ?? "")) continue;
    const { start, end } = offsets(node);
    const written = { start, end };
    // One that goes on as a blank is part of that.
    if (/^[/.:-]_{2}/.test(stretch.part?.phrase.text.slice(to, to + 3) ?? "")) continue;
    if (/^_{2,}[^_]+_{2,}$/.test(source.slice(start, end))) finds.push({ from, to, form: "blank", written });
  }
  return finds;
}
