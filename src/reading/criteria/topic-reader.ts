import type { Section } from "../../model/document.ts";
import { topicOf } from "../place.ts";
import { classifyLabel, speaksOfReversal, type Topic } from "./topics.ts";

interface Placed {
  readonly labels: readonly string[];
  readonly section: Section | null;
}

/** Tells what a place is about; remembers places and labels, which repeat for every item and row below them. */
export function topicReader(): (place: Placed) => Topic | null {
  const known = new Map<string, Topic | "other" | null>();
  const reversals = new Map<Section, boolean>();
  const isReversal = (section: Section | null): boolean => {
    if (section === null) return false;
    const before = reversals.get(section);
    if (before !== undefined) return before;
    const result = speaksOfReversal(section.title) || isReversal(section.parent);
    reversals.set(section, result);
    return result;
  };
  const read = (place: Placed): Topic | null => {
    // The document's title colours nothing, but it tells what "Triggers" are triggers of.
    const around = isReversal(place.section) ? "rollback" : "";
    return topicOf(place, (label) => {
      const key = `${around}\n${label}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const topic = classifyLabel(label, around);
      known.set(key, topic);
      return topic;
    });
  };
  const places = new Map<Section | null, Map<readonly string[], Topic | null>>();
  return (place) => {
    const inSection = places.get(place.section) ?? new Map<readonly string[], Topic | null>();
    places.set(place.section, inSection);
    const before = inSection.get(place.labels);
    if (before !== undefined) return before;
    const topic = read(place);
    inSection.set(place.labels, topic);
    return topic;
  };
}
