import type { CriterionUse } from "../../model/document.ts";
import type { Quantity, Verdict } from "../../model/quantity.ts";
import { satisfies, verdictOf } from "./compare.ts";
import type { Found } from "./judge.ts";
import { readAmount, readClaim } from "./result.ts";
import type { Topic } from "./topics.ts";
import { holds, polarityOf } from "./words.ts";

/** What a topic says of the use of a criterion. */
export function useOf(topic: Topic | null): CriterionUse {
  if (topic === "trigger" || topic === "alert") return "trigger";
  return topic === "target" ? "target" : "other";
}

/** A measured value in a criterion's row, with the value before when the row has one. */
export interface Measured {
  readonly text: string;
  readonly quantity: Quantity | null;
  readonly baseline: Quantity | null;
}

/**
 * Whether a measured value keeps its limit. A trigger that is reached fails. What cannot be compared is unknown: other
 * dimensions, no baseline, and a limit of which the words leave open whether it is to be kept or not to be reached.
 */
export function judgeMeasured(found: Found, limitText: string, measured: Measured): Verdict {
  const use = useOf(found.topic);
  if (found.limit === null) return judgeWords(found, limitText, use, measured);
  if (measured.quantity === null) return "unknown";
  const breach = isBreach(found, use);
  if (breach === null) return "unknown";
  const bound = { ...found.limit, comparator: found.comparator };
  return verdictOf(satisfies(measured.quantity, bound, measured.baseline), breach);
}

/** True when reaching the limit is the fault, false when keeping it is asked for, null when the words leave it open. */
function isBreach({ metric, comparator }: Found, use: CriterionUse): boolean | null {
  if (use === "target") return false;
  const up = comparator === ">" || comparator === "≥";
  const down = comparator === "<" || comparator === "≤";
  if (!up && !down) return use === "trigger" ? null : false;
  const polarity = polarityOf(metric);
  const bad = polarity === null ? null : (polarity === "low") === up;
  if (use === "trigger") return bad === false ? null : true;
  return bad;
}

function judgeWords(found: Found, limitText: string, use: CriterionUse, measured: Measured): Verdict {
  if (found.class === "vague") return "unknown";
  if (found.class === "relative") return judgeChange(found, limitText, measured);
  const same = measured.text.trim().toLowerCase() === limitText.trim().toLowerCase() && limitText.trim() !== "";
  const said = readClaim(measured.text) ?? "unknown";
  if (found.absolute === "state") return same ? "pass" : said;
  const amount = readAmount(measured.text, measured.quantity);
  if (found.absolute === "all" && use !== "trigger") {
    if (same || amount === "all") return "pass";
    return amount === null ? said : "fail";
  }
  if (amount === "none") return "pass";
  return amount === "some" && measured.quantity?.dimension === "count" ? "fail" : said;
}

/** "No increase", "no drop": the value after against the one before. */
function judgeChange(found: Found, limitText: string, { quantity, baseline }: Measured): Verdict {
  if (quantity === null || baseline === null) return "unknown";
  const lower = holds("down", limitText) || polarityOf(found.metric) === "high";
  const bound = { comparator: lower ? "≥" : "≤", limit: baseline, high: null, relation: null } as const;
  return verdictOf(satisfies(quantity, bound, null), false);
}
