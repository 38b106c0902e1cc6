import type { Document, Moment } from "../../model/document.ts";
import type { StatedFact } from "../../model/subject.ts";
import { momentsIn } from "../time/moments.ts";
import { windowOf } from "../time/window.ts";

const minute = 60_000;

/**
 * Whether two statements of a fact agree. Case, blanks, hyphens and the order of a list do not matter, nor what stands
 * behind a name in brackets or after a comma. Windows are the same when they begin and end at the same moments; one that
 * cannot be read agrees with everything.
 */
export function agree(stated: StatedFact, document: Document, planned: StatedFact): boolean {
  const [one, other] = [stated.values.map(spellings), planned.values.map(spellings)];
  const isIn = (values: readonly (readonly string[])[], wanted: readonly string[]): boolean =>
    values.some((it) => it.some((spelling) => wanted.includes(spelling)));
  if (one.every((it) => isIn(other, it)) && other.every((it) => isIn(one, it))) return true;
  return stated.name === "window" && isSameWindow(stated, document, planned);
}

/** Whether a fact waits for its value: front matter has placeholders too, which are no part of its document's text. */
export function isOpen({ values }: StatedFact): boolean {
  return values.every((it) => /^(?:\[.*\]|<.*>|\{\{.*\}\}|TB[DC]|TODO|[-–—_?]+|n\/?a)$/i.test(it));
}

/** A value as it is compared: in full, and without what is added to it. */
function spellings(value: string): readonly string[] {
  const full = normalize(value);
  const bare = normalize(value.replace(/\([^()]*\)/g, " ").split(/[,;–—|]|\s-\s/)[0] ?? "");
  return bare === "" ? [full] : [full, bare];
}

function normalize(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .trim()
    .replace(/^@|[`*]/g, "")
    .replace(/[\s_/-]+/g, "-")
    .replace(/^-|-$/g, "");
}

function isSameWindow(stated: StatedFact, document: Document, planned: StatedFact): boolean {
  const text = planned.values[0] ?? "";
  const plan = windowOf({ window: text });
  if (plan === null) return true;
  const window = windowOf({ window: stated.values[0] ?? "" });
  if (window !== null) return isNear(window.start, plan.start) && isNear(window.end, plan.end);
  const days = [text.trim().slice(0, 10), dayOf(plan.start)];
  const [start, end] = momentsIn(document, stated.range).filter((it) => it.instant !== null);
  const at = (moment: Moment | undefined, wanted: number, day: readonly string[]): boolean => {
    if (!moment || moment.instant === null) return true;
    return moment.precision === "date" ? day.includes(dayOf(moment.instant)) : isNear(moment.instant, wanted);
  };
  return at(start, plan.start, days) && at(end, plan.end, [...days, dayOf(plan.end), dayOf(plan.end - 1)]);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < minute;
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
