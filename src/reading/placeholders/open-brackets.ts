import type { Placeholder } from "../../model/document.ts";
import { lexicon, wordsOf } from "./lexicon.ts";
import { type Stretch, zoneAt } from "./stretch.ts";

/** A stretch with brackets that found no partner in it. */
export interface Loose {
  readonly stretch: Stretch;
  readonly openings: readonly number[];
  readonly closings: readonly number[];
}

/** How many lines below its opening a bracket may close. */
const reach = 60;

/** Brackets that open in one block and close in another of the same section; they count at their opening. */
export function findOpenBrackets(loose: readonly Loose[]): readonly Placeholder[] {
  const found: Placeholder[] = [];
  let pending: Placeholder | null = null;
  for (const { stretch, openings, closings } of loose) {
    const line = stretch.range(0, Math.max(1, stretch.text.length)).line;
    if (pending && (pending.section !== stretch.section || line - pending.range.line > reach)) pending = null;
    if (pending && closings.some((at) => !zoneAt(stretch.codes, at))) {
      found.push(pending);
      pending = null;
    }
    pending = openingIn(stretch, openings) ?? pending;
  }
  return found;
}

/** The last opening of a stretch that begins a line or a value and reads like an instruction. */
function openingIn(stretch: Stretch, openings: readonly number[]): Placeholder | null {
  const at = openings.findLast((it) => !zoneAt(stretch.codes, it));
  if (at === undefined) return null;
  const before = stretch.text.slice(Math.max(0, at - 80), at);
  const rest = stretch.text.slice(at + 1, at + 401);
  if (!/(?:^|\n|[:：])\s*$/.test(before) || !/^\p{L}/u.test(rest)) return null;
  const words = wordsOf(rest);
  if (words.length < 2 && !lexicon.instructions.has(words[0] ?? "")) return null;
  const to = Math.min(stretch.text.length, at + 401);
  return {
    text: stretch.text.slice(at, to).replace(/\s+/g, " ").trim(),
    form: "bracket",
    section: stretch.section,
    range: stretch.range(at, at + stretch.text.slice(at, to).trimEnd().length),
  };
}
