import type { Gate, Placeholder } from "../../model/document.ts";
import type { Located, Range } from "../../model/position.ts";
import type { Part } from "../outline.ts";

/** Stands for a place left open: a blank or a placeholder. */
export const open = "\u{e000}";

/** A digest of what was approved: its version, a colon and hexadecimal digits. */
const digestPattern = /(?<![\p{L}\p{N}_])d\d{1,3}:[0-9a-fA-F]{4,64}(?![\p{L}\p{N}_])/gu;

/** The digests of a text; most texts hold nothing like one, and the pattern takes long to compile. */
function digestsIn(text: string): readonly RegExpExecArray[] {
  return /d\d{1,3}:[0-9a-fA-F]{4}/.test(text) ? [...text.matchAll(digestPattern)] : [];
}

/** The first digest of a text; "" when there is none. */
export function digestIn(text: string): string {
  return digestsIn(text)[0]?.[0] ?? "";
}

/** A part's text with placeholders, digests and struck-through words made blank, and what was found on its lines. */
export interface Texts {
  /** The phrase's text, index by index: placeholders are `open` signs, digests and struck-through text spaces. */
  readonly visible: (part: Part) => string;
  readonly isStruck: (part: Part) => boolean;
  /** The gate that begins in a range, if any. */
  readonly gateIn: (range: Range) => Gate | null;
}

/** Prepares a document's placeholders and gates for look-up by line. */
export function readTexts(gates: readonly Gate[], placeholders: readonly Placeholder[]): Texts {
  const byLine = groupByLine(placeholders);
  const gatesByLine = groupByLine(gates);
  const placeholdersOf = ({ node }: Part): readonly Placeholder[] => {
    const { start, end } = node.position ?? {};
    const found: Placeholder[] = [];
    for (let line = start?.line ?? 1; line <= (end?.line ?? 0); line++) {
      for (const it of byLine.get(line) ?? []) found.push(it);
    }
    return found;
  };
  const seen = new Map<Part, string>();
  const visible = (part: Part): string => {
    const known = seen.get(part);
    if (known !== undefined) return known;
    const text = blanked(part, placeholdersOf(part));
    seen.set(part, text);
    return text;
  };
  return {
    visible,
    isStruck: (part) => {
      const { text, spans } = part.phrase;
      return (
        text.trim() !== "" &&
        text.trim().length ===
          spans.reduce((sum, it) => sum + (it.kind === "delete" ? text.slice(it.from, it.to).trim().length : 0), 0)
      );
    },
    gateIn: (range) => {
      for (let line = range.line; line <= range.endLine; line++) {
        const gate = (gatesByLine.get(line) ?? []).find((it) => isInside(it.range, range));
        if (gate) return gate;
      }
      return null;
    },
  };
}

/** Most texts have nothing that is to be made blank. */
function blanked(part: Part, placeholders: readonly Placeholder[]): string {
  const { text, spans } = part.phrase;
  const digests = digestsIn(text);
  const deleted = spans.filter((it) => it.kind === "delete");
  if (placeholders.length === 0 && digests.length === 0 && deleted.length === 0) return text;
  const units = text.split("");
  for (const { from, to } of deleted) units.fill(" ", from, to);
  // Its colon must not be taken for a label's.
  for (const { index, 0: digest } of digests) units.fill(" ", index, index + digest.length);
  for (const { range } of placeholders) {
    const from = indexAt(part, range.line, range.column);
    const to = indexAt(part, range.endLine, range.endColumn);
    units.fill(open, from, to);
  }
  return units.join("");
}

/** By the line on which they begin. One line may hold very many, so no list is copied. */
function groupByLine<Item extends Located>(items: readonly Item[]): ReadonlyMap<number, readonly Item[]> {
  const byLine = new Map<number, Item[]>();
  for (const item of items) {
    const others = byLine.get(item.range.line);
    if (others) others.push(item);
    else byLine.set(item.range.line, [item]);
  }
  return byLine;
}

function isInside(inner: Range, outer: Range): boolean {
  const after = inner.line > outer.line || inner.column >= outer.column;
  const before = inner.line < outer.endLine || inner.column <= outer.endColumn;
  return after && before;
}

/** The first index of a part's text that stands at or behind a place in the source. */
function indexAt(part: Part, line: number, column: number): number {
  let low = 0;
  let high = part.phrase.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = part.phrase.range(middle, middle);
    if (place.line < line || (place.line === line && place.column < column)) low = middle + 1;
    else high = middle;
  }
  return low;
}
