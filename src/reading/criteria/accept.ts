import { countWords, holdsCriteria, type Place } from "./context.ts";
import type { Limit } from "./limit.ts";
import { withoutOpening } from "./metric.ts";
import type { Topic } from "./topics.ts";
import { holds, holdsMetric as isMetric } from "./words.ts";

const holdsMetric = (text: string): boolean => isMetric(text) || holds("fault", text);

/** A sentence with the limit in question, cut into what stands around it. */
export interface Candidate {
  readonly limit: Limit;
  readonly sentence: string;
  /** The sentence's text before the limit, from the limit before it on. */
  readonly before: string;
  readonly after: string;
  /** The label the sentence begins with; "" when it has none. */
  readonly label: string;
  readonly topic: Topic | null;
  /** The sentence itself says what happens at the limit ("roll back if …"). */
  readonly conditional: boolean;
}

/**
 * Whether a limit found in a text is a criterion. Limits are normative: under a heading that asks for one, or in a
 * fragment, a condition or an order. A deadline of the process ("report within 48 hours"), a soak time ("watch for at
 * least 2 hours"), a version and a share of the roll-out are none, nor is anything in a sentence that `isNarrated`.
 */
export function isCriterion(candidate: Candidate, place: Place): boolean {
  const { limit, topic } = candidate;
  if (isVersionOrCode(candidate)) return false;
  if (limit.limit?.dimension === "time" && limit.relation === null && !isTimeLimit(candidate)) return false;
  if (limit.form === "lasting") return isLastingCondition(candidate);
  if (limit.form === "bare") return isBareLimit(candidate, place);
  if (/^up to|^bis zu|^hasta|^até|^jusqu/iu.test(limitText(candidate)) && !holdsCriteria(topic)) return false;
  if (holdsCriteria(topic))
    return /\p{L}[\p{L}\d]/u.test(
      `${candidate.before}${candidate.after}${candidate.label}${place.parent}${countedNoun(limit)}`,
    );
  return isNormative(candidate, place);
}

const countedNoun = ({ limit }: Limit): string => (limit?.dimension === "count" ? (limit.unit ?? "") : "");

const limitText = ({ sentence, limit }: Candidate): string => sentence.slice(limit.from, limit.to);

function isVersionOrCode({ limit, before, after, sentence, label }: Candidate): boolean {
  if (limit.limit === null || limit.limit.unit !== null) {
    return limit.limit?.dimension === "count" && /^(?:series|level|range|class)/iu.test(limit.limit.unit ?? "");
  }
  const words = `${label} ${before}`
    .replace(/[^\p{L}\p{N}.]+/gu, " ")
    .trim()
    .split(" ");
  if (holds("version", words.slice(-2).join(" ")) && !holds("highMetric", before)) return true;
  if (/^\s*(?:series|level|range|\.x)/iu.test(after)) return true;
  const value = limit.limit.value;
  return limit.form === "bare" && value >= 100 && value < 600 && /http|status|code|returns?\b|OK\b/iu.test(sentence);
}

/** Whether a sentence merely tells ("rose above 2 s at 10:42"), so that no limit in it is a criterion. */
export function isNarrated(sentence: string, topic: Topic | null, conditional: boolean, place: Place): boolean {
  if (/(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/u.test(sentence)) return true;
  if (holdsCriteria(topic)) {
    if (conditional || holds("norm", sentence)) return false;
    return holds("strongPast", sentence) || (holds("describing", sentence) && countWords(sentence) > 14);
  }
  // "Rollback completed in < 5 min" beside a box is what is to be reached.
  return holds(place.task ? "strongPast" : "past", sentence);
}

const ahead = /^\s*(?:before|after|prior|ahead|in advance|vor|nach|avant|après|antes|después|depois|prima|dopo)\b/iu;
const minute = 60_000;
const day = 86_400_000;

/** A duration is a limit where something is slow or broken for so long, not where people are given time. */
function isTimeLimit(candidate: Candidate): boolean {
  const { limit, before, after, topic, label } = candidate;
  const around = `${label} ${before} ${after}`;
  const measured = holds("duration", around);
  const failing = holds("failing", before);
  const below = limit.comparator === "<" || limit.comparator === "≤";
  const length = Math.abs(limit.limit?.base ?? 0);
  if (!measured && ahead.test(after)) return false;
  if (isGivenTime(candidate, around, failing, measured && below)) return false;
  const known = measured && (holdsCriteria(topic) || holds("lowMetric", around));
  const symbolic = holdsCriteria(topic) && /^[<>≤≥]/u.test(limitText(candidate));
  if (length >= day && !failing && !known && !symbolic) return false;
  if (limit.form === "lasting" || measured || failing) return true;
  return holdsCriteria(topic) && (!below || label !== "" || symbolic);
}

/** Time to watch or wait ("for at least 2 hours"), and deadlines of people's work ("report within 48 hours"). */
function isGivenTime(
  { limit, sentence, before, label }: Candidate,
  around: string,
  failing: boolean,
  kept: boolean,
): boolean {
  if (holds("soak", `${label} ${before}`) && !kept) return true;
  if (!failing && /(?:^|\s)(?:for|für|pendant|durante|per)\s*$/iu.test(before)) return true;
  const length = Math.abs(limit.limit?.base ?? 0);
  return length >= minute && holds("deadline", sentence) && !holds("lowMetric", around);
}

/** "Health checks fail for 5 minutes", "3 consecutive failures": something broken that lasts. */
function isLastingCondition({ sentence, before, topic, conditional, limit }: Candidate): boolean {
  if (!(topic === "trigger" || topic === "alert" || conditional)) return false;
  if (limit.limit?.dimension === "time")
    return holds("failing", before) || holds("fault", before) || holds("weak", before);
  return holds("failing", sentence) || holds("fault", sentence);
}

const repeats = /^\s*(?:consecutive|successive|failed|aufeinander|consécut|consecutiv)/iu;
const arrow = /^\s*(?:→|->|=>)|(?:→|->|=>)\s*$/u;

/** A quantity without comparator is a limit only where one is asked for, beside the metric that it limits. */
function isBareLimit(candidate: Candidate, place: Place): boolean {
  const { limit, topic, label, before, after, conditional } = candidate;
  if (!holdsCriteria(topic) || limit.limit === null || conditional) return false;
  // `memory=512Mi` is a setting, "25% → 50%" and "10% of users" are the course of a roll-out.
  if (/[\p{L}_]=$/u.test(before) || arrow.test(after) || arrow.test(before) || isShareOfRollout(candidate))
    return false;
  const near = `${label} ${before.slice(-60)} ${after.slice(0, 60)}`;
  if (repeats.test(after)) return holds("fault", after) || holds("failing", after);
  if (limit.limit.dimension === "time") {
    if (topic === "trigger" || topic === "alert") return limit.high !== null && holds("lowMetric", near);
    return (label !== "" || place.type === "cell" || holds("lowMetric", near)) && !holds("soak", near);
  }
  if (limit.limit.dimension === "count") return isBareCount(candidate, near);
  if (label !== "") return before.trim() === "" || holdsMetric(near);
  return countWords(candidate.sentence) <= 14 && holdsMetric(near);
}

const isBetter = (text: string): boolean => holds("lowMetric", text) || holds("highMetric", text);

/** A bare count ("Healthy replicas: 3") needs a metric of which more or less is better, or a label that names one. */
function isBareCount({ limit, topic, label, before, sentence }: Candidate, near: string): boolean {
  // "Zero critical errors" is none of something, which needs no number.
  if (limit.limit?.value === 0) return label !== "";
  // "Max connections: 200" is a setting as well as a limit.
  if (topic === "limit" && !isBetter(near)) return false;
  if (/^(?:weeks?|days?|steps?|stages?|phases?|people|reviewers?|engineers?)$/iu.test(limit.limit?.unit ?? ""))
    return false;
  if (label === "" && limit.high === null && before.trim() === "") return false;
  return countWords(sentence) <= 14 && (isBetter(near) || (label !== "" && holdsMetric(label)));
}

/** "10% of users", "traffic at 25%": what share of something gets the new version. */
function isShareOfRollout({ limit, before, after }: Candidate): boolean {
  const first = after.split(/[,;:.]/u)[0] ?? "";
  const behind = holds("share", first.split(/\s+/u).slice(0, 5).join(" "));
  if (behind && !isBetter(after)) return true;
  const lead = before.trim().split(/\s+/u).slice(-4).join(" ");
  return limit.limit?.dimension === "percent" && holds("share", lead);
}

/** "Autosave success > 99%": the symbol makes a short fragment a limit even where its metric is no known word. */
function isSymbolic({ limit, sentence, before }: Candidate): boolean {
  const measure = limit.limit?.dimension;
  const isRatio = measure === "percent" || measure === "points" || measure === "factor" || measure === "rate";
  return (
    isRatio && /^[<>≤≥±]/u.test(sentence.slice(limit.from)) && /\p{L}{3}/u.test(before) && countWords(sentence) <= 9
  );
}

/** Outside of criteria headings: a metric beside its limit, in a fragment of a list or cell, or as an order or condition. */
function isNormative(candidate: Candidate, place: Place): boolean {
  const { before, after, sentence, label, topic, conditional } = candidate;
  const clause = before.split(/[;—]|,\s/u).at(-1) ?? "";
  const lead = countWords(withoutOpening(sentence.slice(0, candidate.limit.from))) <= 1;
  const bound =
    holdsMetric(clause) ||
    holdsMetric(label) ||
    (lead && (holdsMetric(after.split(/[,;(]/u)[0] ?? "") || holdsMetric(place.parent)));
  const timed = candidate.limit.limit?.dimension === "time" && holds("duration", clause);
  if (!bound && !timed && !isSymbolic(candidate)) return false;
  if (conditional) return true;
  const norm = holds("norm", sentence);
  if (topic === "narrative")
    return (
      norm &&
      place.type !== "cell" &&
      /(?:^|\s)(?:must|should|shall|muss|sollte|debe|doit|deve|if)(?:\s|$)/iu.test(sentence)
    );
  if (holds("describing", sentence) && !norm) return false;
  if (/[([]\s*$/u.test(before) && countWords(before) > 6) return norm;
  if (place.type === "paragraph") return norm || (countWords(sentence) <= 8 && label !== "");
  return norm || countWords(sentence) <= 14;
}
