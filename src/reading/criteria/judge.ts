import type { CriterionClass } from "../../model/document.ts";
import type { Comparator } from "../../model/quantity.ts";
import { type AbsoluteFound, findAbsolute, isEvent, isVague } from "./absolute.ts";
import { type Candidate, isCriterion } from "./accept.ts";
import { holdsCriteria, type Place } from "./context.ts";
import { findLimits } from "./find-limits.ts";
import type { Limit } from "./limit.ts";
import { metricOf } from "./metric.ts";
import { labelOf, sentencesOf } from "./sentence.ts";
import { classifyLabel, isReversalLabel, type Topic, topicOfCondition } from "./topics.ts";
import { holds, holdsMetric, polarityOf } from "./words.ts";

/** A criterion as found in a text; `from` and `to` index the text. */
export interface Found {
  readonly class: CriterionClass;
  readonly topic: Topic | null;
  readonly metric: string;
  readonly from: number;
  readonly to: number;
  readonly limit: Limit | null;
  /** What an absolute limit demands; `state` is a word or code to be reached. */
  readonly absolute: AbsoluteFound["kind"] | "state" | null;
  readonly comparator: Comparator | null;
}

/** The criteria of a text, in order; `decimalComma` when the document writes decimals with a comma. */
export function judgeText(text: string, place: Place, decimalComma: boolean): readonly Found[] {
  const found: Found[] = [];
  let topic = place.topic;
  let first = true;
  for (const { from, to } of sentencesOf(text)) {
    const sentence = text.slice(from, to).replace(/\n/gu, " ");
    // Only an item's first sentence names its event; what follows explains it.
    const judged = judgeSentence(sentence, { ...place, topic, events: place.events && first }, decimalComma);
    first = false;
    // "Target: …" colours its own line; a label alone ("Rollback if:") colours what follows in the paragraph.
    if (/[:：]$/u.test(sentence)) topic = topicFor(sentence, topic);
    for (const it of judged) found.push({ ...it, from: it.from + from, to: it.to + from });
  }
  return found;
}

function topicFor(label: string, topic: Topic | null): Topic | null {
  const own = classifyLabel(label);
  return own === null ? topic : own === "other" ? null : own;
}

function judgeSentence(sentence: string, place: Place, decimalComma: boolean): readonly Found[] {
  const label = labelOf(sentence);
  const own = label === null ? null : (classifyLabel(label.label) ?? (isReversalLabel(label.label) ? "alert" : null));
  if (own === "other") return [];
  const condition = holds("past", sentence) ? null : topicOfCondition(sentence);
  const conditional = condition !== null && own === null;
  const topic = own ?? (place.topic === null || place.topic === "narrative" ? condition : null) ?? place.topic;
  const named = own === null ? (label?.label ?? "") : "";
  const start = label?.rest ?? 0;
  const limits = findLimits(sentence, decimalComma);
  const found: Found[] = [];
  let previous = "";
  for (const [at, limit] of limits.entries()) {
    const end = limits[at - 1]?.to ?? start;
    const candidate: Candidate = {
      limit,
      sentence,
      topic,
      conditional,
      before: limit.from >= end ? sentence.slice(end, limit.from) : "",
      after: sentence.slice(limit.to, limits[at + 1]?.from ?? sentence.length),
      label: limit.from >= start ? (label?.label ?? "") : "",
    };
    if (/[:：]$/u.test(sentence) && limit.form !== "stated") continue;
    if (!isCriterion(candidate, place)) continue;
    const metric = metricOf({
      before: candidate.before,
      after: candidate.after,
      label: named,
      parent: place.parent,
      own: own === null ? "" : (label?.label ?? ""),
      previous,
    });
    previous = metric;
    found.push(fromLimit(limit, metric, topic));
  }
  // What introduces a list is its heading, and no criterion itself.
  if (found.length > 0 || (/[:：]$/u.test(sentence) && start < sentence.length)) return found;
  return withoutLimit(sentence, start, named, topic, place, conditional);
}

function fromLimit(limit: Limit, metric: string, topic: Topic | null): Found {
  return {
    class: limit.form === "open" ? "vague" : limit.relation === null ? "numeric" : "relative",
    topic,
    metric,
    from: limit.from,
    to: limit.to,
    limit,
    absolute: null,
    comparator: limit.comparator ?? impliedComparator(limit, metric, topic),
  };
}

/** A bare limit is kept from the side that is better: at most for a latency, at least for availability. */
function impliedComparator(limit: Limit, metric: string, topic: Topic | null): Comparator | null {
  if (limit.form === "lasting") return "≥";
  const breach = topic === "trigger" || topic === "alert";
  if (limit.relation?.mode === "change") return breach ? "≥" : "≤";
  const share = limit.limit?.dimension === "percent" && limit.limit.base >= 90;
  const polarity = polarityOf(metric) ?? (limit.limit?.dimension === "time" ? "low" : share && !breach ? "high" : null);
  if (polarity === null) return breach ? "≥" : null;
  return (polarity === "low") === breach ? "≥" : "≤";
}

function withoutLimit(
  sentence: string,
  start: number,
  label: string,
  topic: Topic | null,
  place: Place,
  conditional: boolean,
): readonly Found[] {
  const body = sentence.slice(start);
  const make = (
    kind: CriterionClass,
    absolute: Found["absolute"],
    from: number,
    to: number,
    metric: string,
  ): Found[] => [{ class: kind, topic, metric, from, to, limit: null, absolute, comparator: null }];
  const whole = body.trim() === "" ? sentence : body;
  const shift = body.trim() === "" ? 0 : start;
  const absolute = findAbsolute(whole, topic, place, conditional);
  if (absolute !== null) {
    const text = whole.slice(absolute.from, absolute.to);
    const kind = absolute.kind === "change" ? "relative" : "absolute";
    return make(kind, absolute.kind, shift + absolute.from, shift + absolute.to, label || text);
  }
  if (!holdsCriteria(topic)) return [];
  const end = sentence.length;
  const blank = body.trim() === "" || /^\s*(?:\[[^\]]*\]|_{2,}|TBD|TBC|TODO|<[^<>]*>)\S{0,3}\s*$/u.test(body);
  if (label !== "" && blank && holdsMetric(label) && !place.task) return make("vague", null, 0, end, label);
  const fits = !holds("strongPast", sentence) && (place.type !== "paragraph" || conditional || start > 0);
  if (fits && (topic !== "alert" || place.type !== "paragraph") && isVague(label !== "" ? `${label} ${body}` : body)) {
    return make("vague", null, shift, end, label || body.trim());
  }
  if (topic === "trigger" && isEvent(body.trim() === "" ? "" : body, place))
    return make("absolute", "event", shift, end, body.trim());
  return [];
}
