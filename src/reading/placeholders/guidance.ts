import type { Placeholder, Section } from "../../model/document.ts";
import type { Guidance } from "../../model/kind.ts";
import type { Range } from "../../model/position.ts";
import { remember } from "../../model/remember.ts";
import { slugify } from "../../model/slug.ts";
import { offsets, type Part } from "../outline.ts";
import type { Source } from "../parse.ts";
import { indicesInPlace, lowerBound, unmask, type Zone } from "./stretch.ts";

/** From so many words on, guidance counts wherever it is contained in full; shorter texts only in their own slot. */
const longWords = 5;
/** How many characters a fact between two fixed parts may have. */
const factLength = 200;

/** Text in the form in which guidance is compared, with the way back to the text it came from. */
interface Folded {
  readonly text: string;
  readonly at: readonly number[];
}

/** Zero-width characters removed, compatibility forms folded, white space collapsed, ends trimmed. */
function fold(original: string): Folded {
  const at = /^(?! )(?:\S| (?=\S))*$/.test(original) ? indicesInPlace(original) : null;
  return at === null ? foldAny(original) : { text: original, at };
}

const foldAny: (original: string) => Folded = remember((original) => {
  const clean = unmask(original);
  const at: number[] = [];
  let text = "";
  for (let index = 0; index < clean.text.length; index++) {
    const unit = clean.text[index] ?? "";
    const space = /\s/.test(unit);
    if (space && (text === "" || text.endsWith(" "))) continue;
    text += space ? " " : unit;
    at.push(clean.at[index] ?? 0);
  }
  return { text: text.trimEnd(), at };
});

interface Prepared {
  readonly guidance: Guidance;
  readonly parts: readonly string[];
  readonly long: boolean;
  /** Nothing but `[…]` or `<…>`: recognisable wherever it stands in its slot. */
  readonly delimited: boolean;
}

const preparedOf = new WeakMap<readonly Guidance[], readonly Prepared[]>();

/** Guidance as it is compared in documents, prepared once for all of a kind: what has words, and stands in the body. */
function prepareAll(guidance: readonly Guidance[]): readonly Prepared[] {
  const known = preparedOf.get(guidance);
  if (known) return known;
  const all = guidance.filter((it) => it.slot !== "front-matter").flatMap((it) => prepare(it) ?? []);
  preparedOf.set(guidance, all);
  return all;
}

function prepare(guidance: Guidance): Prepared | null {
  const parts = guidance.parts.map((part) => fold(part).text).filter((part) => part !== "");
  const joined = parts.join(" ");
  if (!/[\p{L}\p{N}_]/u.test(joined)) return null;
  const words = joined.split(" ").filter((it) => /[\p{L}\p{N}]/u.test(it)).length;
  return { guidance, parts, long: words >= longWords, delimited: /^(?:\[[^[\]]*\]|<[^<>]*>)$/.test(joined) };
}

/** Where the parts stand one after another in a text, a fact's length apart at most. */
function locate(text: string, parts: readonly string[]): Zone | null {
  const [first = "", ...others] = parts;
  for (let from = text.indexOf(first); from >= 0; from = text.indexOf(first, from + 1)) {
    let to = from + first.length;
    const found = others.every((part) => {
      const at = text.slice(to, to + factLength + part.length).indexOf(part);
      to += at + part.length;
      return at >= 0;
    });
    if (found) return { from, to };
  }
  return null;
}

/** Text still equal to what a template marks as to be replaced, or containing it in full. */
export function findGuidance(
  source: Source,
  parts: readonly Part[],
  sections: readonly Section[],
  guidance: readonly Guidance[],
): readonly Placeholder[] {
  const slugs = new Set(sections.map((section) => section.slug));
  const bySection = new Map<string, Prepared[]>();
  for (const candidate of prepareAll(guidance)) {
    // A section that the document has under another name (or its heading is guidance itself) leaves the place open.
    const { section, slot } = candidate.guidance;
    const key = section !== null && slot !== "heading" && slugs.has(section) ? section : "";
    const others = bySection.get(key);
    if (others) others.push(candidate);
    else bySection.set(key, [candidate]);
  }
  const known = new Map<Section | null, readonly Prepared[]>();
  const candidatesIn = (section: Section | null): readonly Prepared[] => {
    const before = known.get(section);
    if (before) return before;
    const candidates = [...(bySection.get("") ?? [])];
    for (let at = section; at !== null; at = at.parent) {
      for (const it of bySection.get(at.slug) ?? []) candidates.push(it);
    }
    known.set(section, candidates);
    return candidates;
  };
  return parts.flatMap((part) => matchesIn(source, part, candidatesIn(part.section)));
}

function matchesIn(source: Source, part: Part, all: readonly Prepared[]): readonly Placeholder[] {
  if (all.length === 0) return [];
  const original = part.node.type === "code" ? part.node.value : part.phrase.text;
  const folded = fold(original);
  // Few texts hold any guidance, and to find out where takes much longer than whether.
  const candidates = all.filter((it) => folded.text.includes(it.parts[0] ?? ""));
  if (candidates.length === 0) return [];
  const rangeOf = ({ from, to }: Zone): Range => {
    const start = folded.at[from] ?? 0;
    const end = (folded.at[to - 1] ?? start) + 1;
    return part.node.type === "code" ? rangeInCode(source, part, original, start, end) : part.phrase.range(start, end);
  };
  let slots: readonly Slot[] | null = null;
  const slotsHere = (): readonly Slot[] => {
    slots ??= slotsOf(part, folded, original);
    return slots;
  };
  const zones = candidates.flatMap((it) => zonesOf(folded, it, slotsHere));
  zones.sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: Zone[] = [];
  for (const zone of zones) if (zone.from >= (kept.at(-1)?.to ?? 0)) kept.push(zone);
  return kept.map((zone) => ({
    text: folded.text.slice(zone.from, zone.to),
    form: "guidance",
    section: part.section,
    range: rangeOf(zone),
  }));
}

function zonesOf(folded: Folded, prepared: Prepared, slotsHere: () => readonly Slot[]): Zone[] {
  const { guidance, parts, long, delimited } = prepared;
  if (long) {
    const zone = locate(folded.text, parts);
    return zone ? [zone] : [];
  }
  return slotsHere().flatMap(({ slot, labels, from, to }) => {
    if (!sameSlot(guidance.slot, slot) || (guidance.label !== null && !labels.includes(guidance.label))) return [];
    const text = folded.text.slice(from, to);
    const zone = locate(text, parts);
    if (!zone) return [];
    const whole = isPadding(text.slice(0, zone.from)) && isPadding(text.slice(zone.to));
    return whole || delimited ? [{ from: from + zone.from, to: from + zone.to }] : [];
  });
}

/** A list item's, a paragraph's and a field's texts trade places when a document is reformatted. */
function sameSlot(wanted: Guidance["slot"], slot: Guidance["slot"]): boolean {
  const flowing = ["paragraph", "item"];
  return wanted === slot || (flowing.includes(wanted) && flowing.includes(slot));
}

function isPadding(text: string): boolean {
  return /^[\s\p{P}\p{S}]*$/u.test(text);
}

interface Slot extends Zone {
  readonly slot: Guidance["slot"];
  readonly labels: readonly string[];
}

/** The places for a short text in a part: the whole, its lines, the values of its fields. */
function slotsOf(part: Part, folded: Folded, original: string): readonly Slot[] {
  const whole = { from: 0, to: folded.text.length };
  if (part.type === "cell") {
    const { cell } = part;
    const header = slugify(cell?.table.rows[0]?.[cell.column]?.phrase.text ?? "");
    const name = slugify(cell?.table.rows[cell.row]?.[0]?.phrase.text ?? "");
    return [
      { ...whole, slot: "cell", labels: [header, name] },
      { ...whole, slot: "field", labels: [name] },
    ];
  }
  const slots: Slot[] = [{ ...whole, slot: part.type, labels: [] }];
  const place = (index: number): number => {
    return Math.min(lowerBound(folded.at, index), folded.text.length);
  };
  let start = 0;
  for (const line of original.split("\n")) {
    const from = place(start);
    const to = place(start + line.length);
    if (line.trim() !== "" && to - from < folded.text.length) slots.push({ from, to, slot: part.type, labels: [] });
    const label = /^([^:：]{1,60})[:：]/.exec(line);
    if (label && part.type !== "code") {
      slots.push({ from: place(start + label[0].length), to, slot: "field", labels: [slugify(label[1] ?? "")] });
    }
    start += line.length + 1;
  }
  return slots;
}

/** Lines of a code block, whose indentation the parser has taken away: whole lines, without their ends' space. */
function rangeInCode(source: Source, part: Part, value: string, from: number, to: number): Range {
  const fenced = /^[`~]/.test(source.text[part.node.position?.start.offset ?? 0] ?? "");
  const top = (part.node.position?.start.line ?? 1) + (fenced ? 1 : 0);
  const lineOf = (index: number): number => top + value.slice(0, index).split("\n").length - 1;
  const line = lineOf(from);
  const { start, end } = offsets(part.node);
  // Only the block's own lines, from the start of its first one.
  const head = Math.max(0, start - (part.node.position?.start.column ?? 1) + 1);
  const skipped = (part.node.position?.start.line ?? 1) - 1;
  const lines = source.text.slice(head, end).split(/\r\n|\n|\r/);
  const endLine = lineOf(to - 1);
  const first = lines[line - 1 - skipped] ?? "";
  const last = lines[endLine - 1 - skipped] ?? "";
  return {
    line,
    column: first.length - first.trimStart().length + 1,
    endLine,
    endColumn: last.trimEnd().length + 1,
  };
}
