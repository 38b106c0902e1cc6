import { wordExpression } from "../word-expression.ts";
import { countWords, holdsCriteria, type Place } from "./context.ts";
import type { Topic } from "./topics.ts";
import { finderOf, holds, pattern } from "./words.ts";

/** A limit without a number: `none` of something, `any` or `all` of it, a change that must not be, or an event. */
export interface AbsoluteFound {
  readonly kind: "none" | "any" | "all" | "change" | "event";
  readonly from: number;
  readonly to: number;
}

const none = (): string => `${pattern("none")}(?!\\s*(?:-\\s*)?go(?![\\p{L}]))`;
const needless = wordExpression(
  () => `${none()}(?:\\s+[^\\s.;:,]+){0,5}?\\s+${pattern("needless")}(?![\\p{L}])`,
  "iu",
  finderOf("none"),
  finderOf("needless"),
);
const conditionally = /^[^\p{L}]*(?:if|when|once|unless|whenever|wenn|falls|si|se|als|cuando|quando)(?![\p{L}])/iu;
const opening = (): string => `(?:(?:${pattern("opening")}|["'(])[\\s,]*)*`;
const starts = wordExpression(
  () =>
    `^${opening()}(?:(?<none>${none()})|(?<any>${pattern("any")})|(?<all>${pattern("all")}))(?=\\s+[\\p{L}\\p{N}"'(/]|[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}])`,
  "iu",
  finderOf("none", "any", "all"),
);
const inside = wordExpression(
  () =>
    `(?:${none()}|(?<without>${pattern("without")})|(?<any>${pattern("any")}))(?:[\\s/-]+(?![.;])[^\\s/.;:|-]+){0,5}?[\\s/-]*${pattern("fault")}`,
  "iu",
  finderOf("fault"),
  finderOf("none", "without", "any"),
);
const allPass = wordExpression(
  () => `(?:${pattern("all", "any")})(?:[\\s/-]+[^\\s/.;:|-]+){0,7}?[\\s-]*${pattern("passStrong")}`,
  "iu",
  finderOf("passStrong"),
  finderOf("all", "any"),
);
const noChange = wordExpression(
  () => `(?:${none()}|${pattern("not")})(?:\\s+(?!${pattern("fault")})[^\\s.;:|]+){0,4}?\\s*${pattern("up", "down")}`,
  "iu",
  finderOf("up", "down"),
  finderOf("none", "not"),
);
const exempt = wordExpression(() => `^${opening()}${pattern("noneExcept")}`, "iu", finderOf("noneExcept"));
const zero = wordExpression(
  () => `(?:^|[\\s(:,])(?:0|zero)\\s+(?:[^\\s.;:|]+\\s+){0,4}?${pattern("fault")}`,
  "iu",
  { isIn: (text) => /(?:0|zero)\s/i.test(text) },
  finderOf("fault"),
);

/** What a sentence demands without a number; null when it demands nothing, or only tells. */
export function findAbsolute(
  sentence: string,
  topic: Topic | null,
  place: Place,
  conditional: boolean,
): AbsoluteFound | null {
  // Most sentences only tell something, and need not be searched for what would excuse a demand.
  if (!(holdsCriteria(topic) || (topic === null && place.type === "item")) || isExcused(sentence)) return null;
  if (holdsCriteria(topic)) return inCriteria(sentence, topic, place, conditional);
  return outsideCriteria(sentence, place);
}

/** An item where nothing asks for criteria. */
function outsideCriteria(sentence: string, place: Place): AbsoluteFound | null {
  if (holds(place.task ? "strongPast" : "past", sentence) || conditionally.test(sentence) || countWords(sentence) > 22)
    return null;
  const start = starts.exec(sentence);
  if (place.task && start?.groups?.none !== undefined)
    return found(noChange.test(sentence) ? "change" : "none", start, sentence);
  const nothing = zero.exec(sentence) ?? inside.exec(sentence);
  // "without CORS failure" is the manner of a check, "any errors" what to look for; only none is a demand by itself.
  if (nothing !== null && nothing.groups?.without === undefined && nothing.groups?.any === undefined) {
    if (holds("describing", sentence)) return null;
    return found(noChange.test(sentence) ? "change" : "none", nothing, sentence);
  }
  const all = allPass.exec(sentence);
  return all !== null && countWords(sentence) <= 14 ? found("all", all, sentence) : null;
}

function isExcused(sentence: string): boolean {
  return /[?？]\s*$/u.test(sentence) || exempt.test(sentence) || needless.test(sentence);
}

function inCriteria(sentence: string, topic: Topic, place: Place, conditional: boolean): AbsoluteFound | null {
  const words = countWords(sentence);
  if (words > 30 || (place.type === "paragraph" && holds("past", sentence))) return null;
  const change = topic !== "alert" && words <= 16 ? noChange.exec(sentence) : null;
  if (change !== null) return found("change", change, sentence);
  const start = place.type !== "paragraph" || conditional || words <= 14 ? starts.exec(sentence) : null;
  const kind = start === null ? null : kindOf(start);
  if (start !== null && kind !== null && (topic !== "alert" || kind !== "all")) return found(kind, start, sentence);
  const nothing = zero.exec(sentence) ?? inside.exec(sentence);
  if (nothing !== null) return found(nothing.groups?.any ? "any" : "none", nothing, sentence);
  const all = allPass.exec(sentence);
  return all === null ? null : found("all", all, sentence);
}

function kindOf({ groups }: RegExpExecArray): "none" | "any" | "all" {
  if (groups?.none !== undefined) return "none";
  return groups?.any === undefined ? "all" : "any";
}

function found(kind: AbsoluteFound["kind"], match: RegExpExecArray, sentence: string): AbsoluteFound {
  const lead = match[0].length - match[0].trimStart().length;
  const rest = (/^[^.;]*/u.exec(sentence.slice(match.index + match[0].length)) ?? [""])[0];
  return {
    kind,
    from: match.index + lead,
    to: (sentence.slice(0, match.index + match[0].length) + rest).trimEnd().length,
  };
}

const imperative = finderOf("imperative");
const broken = wordExpression(
  () => `${pattern("link")}\\s+${pattern("failing")}|\\p{L}\\s+${pattern("failing")}$`,
  "iu",
  finderOf("failing"),
);

/** Whether an item of a list of triggers is an event, not an instruction, a question, a label or a template's slot. */
export function isEvent(sentence: string, place: Place): boolean {
  if (!place.events || place.type !== "item") return false;
  if (/[?？:：]\s*$/u.test(sentence) || (imperative.at(sentence, 0) !== null && !broken.test(sentence))) return false;
  if (/^\p{L}+\s*#?\d*$/u.test(sentence.trim()) && !holds("fault", sentence) && !holds("failing", sentence))
    return false;
  if (/^[[<{_]/u.test(sentence) || /^https?:/u.test(sentence)) return false;
  return countWords(sentence) >= 1 && countWords(sentence) <= 30 && /\p{L}{2}|\p{Script=Han}/u.test(sentence);
}

/**
 * Whether a text names a metric or a quality where a limit belongs, and no limit: "error rate normal", "performance
 * acceptable", "significantly elevated". A statement that can be true or false ("team notified") is not.
 */
export function isVague(sentence: string): boolean {
  const words = countWords(sentence);
  if (words > 20 || /[?？]\s*$|[\p{L}_]=\S/u.test(sentence)) return false;
  const metric = holds("lowMetric", sentence) || holds("highMetric", sentence) || holds("vagueMetric", sentence);
  if (holds("strong", sentence)) return metric || words <= 10;
  if (metric && words <= 9 && holds("weak", sentence)) return true;
  // "Lock waits normal": a quality, whatever is measured.
  if (words > 1 && words <= 9 && holds("plain", sentence)) return true;
  return (
    words <= 4 &&
    (holds("lowMetric", sentence) || holds("highMetric", sentence)) &&
    !holds("past", sentence) &&
    !holds("passing", sentence) &&
    !holds("failing", sentence) &&
    !holds("fault", sentence)
  );
}
