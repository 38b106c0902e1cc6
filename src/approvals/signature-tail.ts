import type { CanonicalNode } from "../model/canonical.ts";
import type { Range } from "../model/position.ts";
import { runIn, span } from "./runs.ts";

/** What sets a signature or a reason apart from the text before it: a dash between blanks, or an opening bracket. */
const separator = /[ \t\n](?:(?:—|–|--?)(?=[ \t\n]|$)|\()/g;

/** A place that is left to sign. */
const blank = /^[\s_—–-]*$/;

/** A box is said not to apply, whether or not it is ticked already; "N/A if …" only offers that. */
const notApplicable = /^\s*N\/A\s*(?:[:：,;)—–-]|$)/i;

/**
 * Where in a range the text begins to say who signed or why a box does not apply, up to the range's end: at the first
 * separator before a piece that holds one of the signs, says N/A, or is left blank. Null when no piece does: then it is
 * text like any other, and counts.
 */
export function findTail(block: CanonicalNode, range: Range, signs: readonly string[]): Range | null {
  const { text, places } = runIn(block, range);
  const cuts = [...text.matchAll(separator)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
  const known = signs.map(flat).filter((it) => it !== "");
  const found = cuts.find(({ to }, at) => {
    const piece = text.slice(to, cuts[at + 1]?.from ?? text.length);
    return blank.test(piece) || notApplicable.test(piece) || known.some((sign) => flat(piece).includes(sign));
  });
  const first = found && places[found.from];
  const last = places.at(-1);
  return first && last ? span(first, last) : null;
}

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();
