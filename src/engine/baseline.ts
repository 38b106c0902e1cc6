import type { Finding } from "../model/finding.ts";
import type { LintResult } from "../model/result.ts";

/** How many findings of each rule are known in a document. */
export type KnownCounts = Readonly<Record<string, number>>;

/** Gives what is known of a document, by path; "all" knows whatever is found. */
export type Known = (path: string) => KnownCounts | "all" | null;

/** Splits findings (in order of place) into those that are reported and those that are known: the first ones of each rule. */
export function splitKnown(
  findings: readonly Finding[],
  counts: KnownCounts | "all" | null,
  mayBeKnown: (rule: string) => boolean,
): { readonly reported: readonly Finding[]; readonly known: readonly Finding[] } {
  if (counts === null) return { reported: findings, known: [] };
  const seen = new Map<string, number>();
  const known = findings.filter(({ rule }) => {
    if (!mayBeKnown(rule)) return false;
    const number = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, number);
    return counts === "all" || number <= (Object.hasOwn(counts, rule) ? (counts[rule] ?? 0) : 0);
  });
  const isKnown = new Set(known);
  return { reported: findings.filter((it) => !isKnown.has(it)), known };
}

/** How many findings of each rule a baseline kept out of a result. */
export function countKnown({ suppressed }: Pick<LintResult, "suppressed">): KnownCounts {
  const counts = new Map<string, number>();
  for (const { finding, baseline = false } of suppressed) {
    if (baseline) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** All of the counts added up. */
export function sumCounts(counts: KnownCounts): number {
  return Object.values(counts).reduce((sum, number) => sum + number, 0);
}
