import { countWords, holdsCriteria, type Place } from "./context.ts";
import type { Limit } from "./limit.ts";
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
 * fragment, a condition or an order. What merely tells ("rose above 2 s at 10:42"), a deadline of the process ("report
 * within 48 hours"), a soak time ("watch for at least 2 hours"), a version and a share of the roll-out are none.
 */
export function isCriterion(candidate: Candidate, place: Place): boolean {
  const { limit, topic } = candidate;
  if (isVersionOrCode(candidate) || isNarrated(candidate)) return false;
  if (limit.limit?.dimension === "time" && limit.relation === null && !isTimeLimit(candidate)) return false;
  if (limit.form === "lasting") return isLastingCondition(candidate);
  if (limit.form === "bare") return isBareLimit(candidate, place);
  if (/^up to|^bis zu|^hasta|^até|^jusqu/iu.test(limitText(candidate)) && !holdsCriteria(topic)) return false;
  if (holdsCriteria(topic))
    return /\p{L}{2}/u.test(
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

function isNarrated({ sentence, topic, conditional }: Candidate): boolean {
  if (/(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/u.test(sentence)) return true;
  if (holdsCriteria(topic)) {
    if (conditional || holds("norm", sentence)) return false;
    return holds("strongPast", sentence) || (holds("describing", sentence) && countWords(sentence) > 14);
  }
  return holds("past", sentence);
}

/** A duration is a limit where something is slow or broken for so long, not where people are given time. */
function isTimeLimit({ limit, sentence, before, after, topic, label }: Candidate): boolean {
  const around = `${label} ${before} ${after}`;
  const measured = holds("duration", around);
  const failing = holds("failing", before);
  const below = limit.comparator === "<" || limit.comparator === "≤";
  const length = Math.abs(limit.limit?.base ?? 0);
  if (
    !measured &&
    /^\s*(?:before|after|prior|ahead|in advance|vor|nach|avant|après|antes|después|depois|prima|dopo)\b/iu.test(after)
  )
    return false;
  if (holds("soak", `${label} ${before}`) && !(measured && below)) return false;
  if (/(?:^|\s)(?:for|für|pendant|durante|per)\s*$/iu.test(before) && !failing) return false;
  if (length >= 60_000 && holds("deadline", sentence) && !holds("lowMetric", around)) return false;
  if (/^(?:within|in|over|during)/iu.test(sentence.slice(limit.from)) && /^\s*(?:of|window|period)\b/iu.test(after))
    return measured;
  if (length >= 86_400_000 && !failing && !(measured && (holdsCriteria(topic) || holds("lowMetric", around))))
    return false;
  if (limit.form === "lasting") return true;
  if (holdsCriteria(topic)) return measured || failing || !below || label !== "";
  return measured || failing;
}

/** "Health checks fail for 5 minutes", "3 consecutive failures": something broken that lasts. */
function isLastingCondition({ sentence, before, topic, conditional, limit }: Candidate): boolean {
  if (!(topic === "trigger" || topic === "alert" || conditional)) return false;
  if (limit.limit?.dimension === "time")
    return holds("failing", before) || holds("fault", before) || holds("weak", before);
  return holds("failing", sentence) || holds("fault", sentence);
}

/** A quantity without comparator is a limit only where one is asked for, beside the metric that it limits. */
function isBareLimit(candidate: Candidate, place: Place): boolean {
  const { limit, topic, label, before, after, sentence, conditional } = candidate;
  if (!holdsCriteria(topic) || limit.limit === null || conditional) return false;
  // `memory=512Mi` is a setting.
  if (/[\p{L}_]=$/u.test(before)) return false;
  if (/^\s*(?:→|->|=>)/u.test(after) || /(?:→|->|=>)\s*$/u.test(before)) return false;
  const named = holds("lowMetric", after) || holds("highMetric", after);
  if (isShare(after) && !named) return false;
  if (isShare(before) && limit.limit.dimension === "percent") return false;
  const near = `${label} ${before.slice(-60)} ${after.slice(0, 60)}`;
  const repeated = /^\s*(?:consecutive|successive|failed|aufeinander|consécut|consecutiv)/iu.test(after);
  if (repeated) return holds("fault", after) || holds("failing", after);
  if (limit.limit.dimension === "time") {
    if (topic === "trigger" || topic === "alert") return limit.high !== null && holds("lowMetric", near);
    return (label !== "" || place.type === "cell" || holds("lowMetric", near)) && !holds("soak", near);
  }
  const counted = limit.limit.dimension === "count";
  // "Max connections: 200" is a setting as well as a limit.
  if (counted && topic === "limit" && !holds("lowMetric", near) && !holds("highMetric", near)) return false;
  if (label !== "" && !counted) return before.trim() === "" || holdsMetric(near);
  // "Zero critical errors" is none of something, which needs no number.
  if (counted && limit.limit.value === 0) return label !== "";
  if (
    counted &&
    /^\s*(?:weeks?|days?|steps?|stages?|phases?|people|reviewers?|engineers?)\b/iu.test(` ${limit.limit.unit ?? ""}`)
  )
    return false;
  if (counted && label === "" && limit.high === null && before.trim() === "") return false;
  if (countWords(sentence) > 14) return false;
  return (
    holds("lowMetric", near) ||
    holds("highMetric", near) ||
    (!counted && holdsMetric(near)) ||
    (label !== "" && holdsMetric(label))
  );
}

function isShare(text: string): boolean {
  return (
    holds(
      "share",
      text
        .split(/[,;:.]/u)[0]
        ?.split(/\s+/u)
        .slice(0, 5)
        .join(" ") ?? "",
    ) || holds("share", text.trim().split(/\s+/u).slice(-4).join(" "))
  );
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
  const lead = countWords(sentence.slice(0, candidate.limit.from)) <= 1;
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
