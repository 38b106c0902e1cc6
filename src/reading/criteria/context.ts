import type { Topic } from "./topics.ts";

/** What is known about the place of a text before it is read for criteria. */
export interface Place {
  /** What the nearest label or heading says. */
  readonly topic: Topic | null;
  readonly type: "item" | "paragraph" | "cell";
  /** A box to tick stands before it. */
  readonly task: boolean;
  /** Where an event alone can be a trigger: an item of a list of triggers, and not a remark below one. */
  readonly events: boolean;
  /** The parent item or lead-in, which may name the metric. */
  readonly parent: string;
}

/** Whether the place holds criteria, so that a fragment without a verb is one. */
export function holdsCriteria(topic: Topic | null): topic is Exclude<Topic, "narrative"> {
  return topic !== null && topic !== "narrative";
}

/** Number of words of a text. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
