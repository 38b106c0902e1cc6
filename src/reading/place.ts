import type { Section } from "../model/document.ts";

/** What a heading or label says about the part below it; null when it only divides ("Business", "Stage 2"). */
export type Classify<Topic extends string> = (label: string) => Topic | "other" | null;

/**
 * What a place is about: the nearest label or heading, from the inside out, that says something. A label that only
 * divides keeps its parent's meaning, one that says something else ("other") ends the search. The H1 colours nothing.
 */
export function topicOf<Topic extends string>(
  place: { readonly labels: readonly string[]; readonly section: Section | null },
  classify: Classify<Topic>,
): Topic | null {
  for (const label of place.labels) {
    const topic = classify(label);
    if (topic !== null) return topic === "other" ? null : topic;
  }
  for (let section = place.section; section !== null && section.depth > 1; section = section.parent) {
    const topic = classify(section.title);
    if (topic !== null) return topic === "other" ? null : topic;
  }
  return null;
}
