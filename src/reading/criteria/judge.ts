import type { CriterionClass } from "../../model/document.ts";
import type { Comparator } from "../../model/quantity.ts";
import { rememberBy } from "../../model/remember.ts";
import { type AbsoluteFound, findAbsolute, isEvent, isVague } from "./absolute.ts";
import { type Candidate, isCriterion, isNarrated } from "./accept.ts";
import { holdsCriteria, type Place } from "./context.ts";
import { findLimits, mayStateLimit } from "./find-limits.ts";
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
export const judgeText: (text: string, place: Place, decimalComma: boolean) => readonly Found[] = rememberBy(
  (text, { topic, type, task, events, parent }, decimalComma) =>
    `${topic} ${type} ${task} ${events} ${decimalComma} ${parent}\n${text}`,
  judgeAnew,
);

function judgeAnew(text: string, place: Place, decimalComma: boolean): readonly Found[] {
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

/** A sentence with what its own words and its label say of it. */
interface Sentence {
  readonly text: string;
  /** The label it begins with, and what that says; "" and null when there is none. */
  readonly label: string;
  readonly own: Topic | null;
  readonly topic: Topic | null;
  readonly conditional: boolean;
  /** Where the text behind the label begins. */
  readonly start: number;
  /** It ends in a colon: what introduces a list is its heading, and no criterion itself. */
  readonly introduces: boolean;
}

function judgeSentence(text: string, place: Place, decimalComma: boolean): readonly Found[] {
  const sentence = readSentence(text, place);
  if (sentence === null) return [];
  const found = mayHoldLimit(sentence, place) ? fromLimits(sentence, findLimits(text, decimalComma), place) : [];
  if (found.length > 0 || (sentence.introduces && sentence.start < text.length)) return found;
  return withoutLimit(sentence, place);
}

/** Most sentences can't hold a limit that counts, and to find one takes far longer than to tell. */
function mayHoldLimit({ text, topic, conditional }: Sentence, place: Place): boolean {
  // Where nothing asks for criteria a quantity alone is none.
  if (!(conditional || holdsCriteria(topic) || mayStateLimit(text))) return false;
  return !isNarrated(text, topic, conditional, place);
}

/** Null for a line whose label says that it is about something else ("Owner: …"). */
function readSentence(text: string, place: Place): Sentence | null {
  const label = labelOf(text);
  const own = label === null ? null : (classifyLabel(label.label) ?? (isReversalLabel(label.label) ? "alert" : null));
  if (own === "other") return null;
  const stated = topicOfCondition(text);
  const condition = stated === null || holds("past", text) ? null : stated;
  const open = place.topic === null || place.topic === "narrative";
  return {
    text,
    label: label?.label ?? "",
    own,
    topic: own ?? (open ? condition : null) ?? place.topic,
    conditional: condition !== null && own === null,
    start: label?.rest ?? 0,
    introduces: /[:：]$/u.test(text),
  };
}

function fromLimits(sentence: Sentence, limits: readonly Limit[], place: Place): readonly Found[] {
  const { text, label, own, topic, conditional, start } = sentence;
  const found: Found[] = [];
  for (const [at, limit] of limits.entries()) {
    // What is no criterion is part of the name: "returns 200 within 2 s".
    const end = found.at(-1)?.to ?? start;
    const before = limit.from >= end ? text.slice(end, limit.from) : "";
    const after = text.slice(limit.to, limits[at + 1]?.from ?? text.length);
    const behindLabel = limit.from >= start ? label : "";
    if (sentence.introduces && limit.form !== "stated") continue;
    const candidate: Candidate = { limit, sentence: text, topic, conditional, before, after, label: behindLabel };
    if (!isCriterion(candidate, place)) continue;
    const metric = metricOf({
      before,
      after,
      label: own === null ? label : "",
      parent: place.parent,
      own: own === null ? "" : label,
      previous: found.at(-1)?.metric ?? "",
    });
    found.push(fromLimit(limit, metric, topic));
  }
  return found;
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

const slot = /^\s*(?:\[[^\]]*\]|_{2,}|TBD|TBC|TODO|<[^<>]*>)\S{0,3}\s*$/u;

/** What a sentence demands without a limit: none, any or all of something, a vague quality, or an event that triggers. */
function withoutLimit(sentence: Sentence, place: Place): readonly Found[] {
  const { text, topic, conditional } = sentence;
  const label = sentence.own === null ? sentence.label : "";
  const body = text.slice(sentence.start);
  const shift = body.trim() === "" ? 0 : sentence.start;
  const rest = text.slice(shift);
  const make = (kind: CriterionClass, absolute: Found["absolute"], from: number, to: number): readonly Found[] => [
    {
      class: kind,
      topic,
      metric: label || text.slice(from, to).trim(),
      from,
      to,
      limit: null,
      absolute,
      comparator: null,
    },
  ];
  const absolute = findAbsolute(rest, topic, place, conditional);
  if (absolute !== null) {
    const kind = absolute.kind === "change" ? "relative" : "absolute";
    return make(kind, absolute.kind, shift + absolute.from, shift + absolute.to);
  }
  if (!holdsCriteria(topic)) return [];
  if (isUnfilled(label, body, place) || isVagueHere(sentence, label, body, place))
    return make("vague", null, shift, text.length);
  const event = topic === "trigger" && body.trim() !== "" && isEvent(body, place);
  return event ? make("absolute", "event", shift, text.length) : [];
}

/** "Error rate: [X]%" and "Error rate:" where a limit belongs. */
function isUnfilled(label: string, body: string, place: Place): boolean {
  return label !== "" && !place.task && (body.trim() === "" || slot.test(body)) && holdsMetric(label);
}

function isVagueHere(
  { text, topic, conditional, start }: Sentence,
  label: string,
  body: string,
  place: Place,
): boolean {
  if (holds("strongPast", text)) return false;
  if (place.type === "paragraph" && (topic === "alert" || !(conditional || start > 0))) return false;
  return isVague(label === "" ? body : `${label} ${body}`);
}
