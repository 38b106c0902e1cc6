import type { Field } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import type { Subject } from "../../model/subject.ts";
import { holds } from "../strategy/facts.ts";
import { saysNone } from "../tables/columns.ts";

/** What a rollout plan says of its flag. */
export interface Flag {
  /** The heading of its section. */
  readonly heading: Range;
  /** The section's field of a key; null when it is not there. */
  readonly field: (key: string) => Field | null;
}

/** The flag's section, where a flag is what opens the release; null for another strategy, and without the section. */
export function flagOf({ document, kind, facts, sectionOf }: Subject): Flag | null {
  const { strategy = "" } = facts;
  if (strategy !== "" && !holds(facts, "strategy", "feature-flag")) return null;
  if (!kind?.sections.some((it) => it.slug === "flag")) return null;
  const heading = document.sections.find((it) => sectionOf(it.range) === "flag");
  if (!heading) return null;
  const fields = document.fields.filter((it) => sectionOf(it.range) === "flag");
  return { heading: heading.range, field: (key) => fields.find((it) => it.slug === key) ?? null };
}

/** Whether a field says something that is no placeholder; placeholders are reported as such. */
export function isAnswered(field: Field | null): field is Field {
  return field !== null && !saysNone(field.value);
}
