import type { Section } from "../../model/document.ts";
import { remember } from "../../model/remember.ts";
import { topicOf } from "../place.ts";
import { vocabulary } from "./vocabulary.ts";

/** A lead-in of more words than these tells a story. */
const longestLabel = 12;

/**
 * Whether a heading or label makes a section where people sign. One that only mentions approval ("After QA approval",
 * "Approval rule") says something else, and so ends the search upwards.
 */
const classify: (label: string) => "approval" | "other" | null = remember((label) => {
  const text = label.replace(/[(（][^()（）]*[)）]/g, " ").replace(/[:：]\s*$/, "");
  if (text.split(/\s+/).length > longestLabel) return null;
  if (vocabulary.acts.within(text)) {
    if (vocabulary.mentions.within(text)) return "other";
    return vocabulary.sections.within(text) || vocabulary.acts.within(text) ? "approval" : null;
  }
  return vocabulary.others.has(text) || vocabulary.others.trailing(text) !== "" ? "other" : null;
});

/** Whether a place stands under a heading about approval, sign-off or authorisation. */
export function isUnderApproval(place: {
  readonly labels: readonly string[];
  readonly section: Section | null;
}): boolean {
  return topicOf(place, classify) === "approval";
}
