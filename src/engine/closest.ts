import { distance } from "fastest-levenshtein";

/**
 * The name nearest to a misspelt one by edit distance, for "did you mean"; null when none is near (more than a third of
 * the longer name's letters differ).
 */
export function findClosest(name: string, names: Iterable<string>): string | null {
  let closest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of names) {
    const away = distance(name.toLowerCase(), candidate.toLowerCase());
    if (away < least && away <= Math.max(name.length, candidate.length) / 3) {
      closest = candidate;
      least = away;
    }
  }
  return closest;
}
