import { remember } from "../../model/remember.ts";
import topics from "../vocabulary/topics.json" with { type: "json" };
import { type WordExpression, wordExpression } from "../word-expression.ts";
import { anyOf, finder, type Vocabulary, wordsOf } from "./lexicon.ts";

/**
 * What a place says about the criteria in it. Under `trigger` an event is a criterion, under `alert` only what has a
 * limit; `limit` belongs to neither side; `narrative` tells what happened.
 */
export type Topic = "trigger" | "alert" | "target" | "limit" | "narrative";

/** "Triggers" alone: those of a rollback where something around it speaks of one, else it may be a cause or a pipeline's. */
type Label = Topic | "cause" | "other";

type Concern = Topic | "other" | "cause" | "bound" | "reversal" | "condition" | "advance";
const vocabulary: Vocabulary<Concern> = topics;
const order = ["trigger", "alert", "cause", "limit", "target", "narrative", "other"] as const;

const whole = new Map<string, Label>();
for (const topic of order.toReversed()) {
  for (const word of wordsOf(vocabulary, topic))
    if (word.startsWith("=")) whole.set(word.slice(1).toLowerCase(), topic);
}
const parts = order.map((topic) => {
  return [topic, finder(() => wordsOf(vocabulary, topic).filter((word) => !word.startsWith("=")))] as const;
});
const reversal = finder(() => wordsOf(vocabulary, "reversal"));
const bounds = finder(() => wordsOf(vocabulary, "bound"));
const conditions = finder(() => wordsOf(vocabulary, "condition"));
/** Whether a text begins with a condition. */
function beginsWithCondition(text: string): boolean {
  const [first] = conditions.all(text);
  return first !== undefined && !/\p{L}/iu.test(text.slice(0, first.from));
}

/** What follows the last condition of a text: "roll back if the error rate" gives "the error rate". */
export function behindCondition(text: string): string {
  return text.slice(conditions.all(text).at(-1)?.to ?? 0);
}

/** An act near a condition: the condition within a few words behind it ("roll back if"), or first of all ("if …, roll back"). */
const near = (concern: Concern): Pick<WordExpression, "test"> => {
  const act = (): string => anyOf(wordsOf(vocabulary, concern));
  const condition = (): string => anyOf(wordsOf(vocabulary, "condition"));
  const acts = finder(() => wordsOf(vocabulary, concern));
  const conditionBehind = wordExpression(
    () => `${act()}(?:[\\s,]+[^\\s,;.]+){0,5}?[\\s,]*${condition()}`,
    "iu",
    conditions,
    acts,
  );
  const conditionFirst = wordExpression(
    () => `^[^\\p{L}]*${condition()}.*[,:\\s]${act()}`,
    "iu",
    { isIn: beginsWithCondition },
    acts,
  );
  return { test: (text) => conditionBehind.test(text) || conditionFirst.test(text) };
};
const reverses = near("reversal");
const advances = near("advance");

/** "Roll back if …" makes a trigger of what follows, "Proceed only when …" a target; null for other text. */
export function topicOfCondition(text: string): "trigger" | "target" | null {
  if (reverses.test(text)) return "trigger";
  return advances.test(text) ? "target" : null;
}

/** Whether an inline label is "Rollback" or the like alone: "Rollback: latency > 300 ms". As a heading it is a procedure. */
export function isReversalLabel(label: string): boolean {
  return reversal.is(label.trim());
}

/** Whether a text speaks of going back: "Rollback plan", "Abort". */
export function speaksOfReversal(text: string): boolean {
  return reversal.isIn(text);
}

/**
 * What a heading or label says of the part below it, by whole words; the longest phrase decides. Null when it only
 * divides, "other" when it is about something else. Long text is no label, unless it states a condition. `around` is
 * text that may tell what "Triggers" alone would set off.
 */
export function classifyLabel(label: string, around = ""): Topic | "other" | null {
  const said = sayOutsideBrackets(label);
  if (said !== "cause") return said;
  return reversal.isIn(label) || reversal.isIn(around) ? "trigger" : null;
}

/** What a label says without what it puts in brackets, or else with it. */
const sayOutsideBrackets = remember((label: string): Label | null => {
  return say(label.replace(/\([^()]*\)/gu, " ")) ?? (label.includes("(") ? say(label) : null);
});

function say(label: string): Label | null {
  const text = label
    .replace(/[^\p{L}\p{N}/%'’-]+/gu, " ")
    .trim()
    .toLowerCase();
  const exact = whole.get(text.replace(/^(?:\d+|[a-z])\s/u, ""));
  if (exact !== undefined) return exact;
  const ends = /[:：]\s*$/u.test(label);
  const words = text.split(/\s+/u);
  if (words.length <= 5 && isBound(text)) return "limit";
  if (ends || words.length > 3) {
    const conditional = topicOfCondition(text);
    if (conditional !== null && (ends || words.length <= 8)) return conditional;
  }
  if (words.length <= 9) return longest(text);
  return ends ? longest(words.slice(-6).join(" ")) : null;
}

/** "Max downtime" is a limit by its first word. */
function isBound(text: string): boolean {
  const word = bounds.at(text, 0);
  return word !== null && /^\s+\p{L}/u.test(text.slice(word.to));
}

function longest(text: string): Label | null {
  let best: Label | null = null;
  let size = 0;
  for (const [topic, words] of parts) {
    for (const { from, to } of words.all(text)) {
      if (to - from > size) {
        size = to - from;
        best = topic;
      }
    }
  }
  return best;
}
