import { isCancel, multiselect, note, select, text } from "@clack/prompts";
import { ExpectedError } from "../errors.ts";
import type { Facts } from "../model/kind.ts";
import { type AllowedValues, choicesOf, type KnownFact, readValue } from "./facts.ts";
import type { Io } from "./io.ts";

type Terminal = NonNullable<Io["terminal"]>;

/** A value to choose, and what is said of it. */
export interface Choice {
  readonly value: string;
  readonly hint?: string;
}

/** What is asked for one fact. `known` are the facts given and answered so far. */
export interface Question {
  readonly name: string;
  readonly message: (known: Facts) => string;
  /** Whether it is asked at all, where the fact is not known. */
  readonly when?: (known: Facts) => boolean;
  /** What there is to choose from; null for any text. */
  readonly choices: (known: Facts) => readonly Choice[] | null;
  /** Several values, separated by commas or chosen. */
  readonly list: boolean;
  /** Whether it may be left open. */
  readonly optional: (known: Facts) => boolean;
  /** An answer as the fact holds it. Throws an ExpectedError that says what is wrong with it. */
  readonly read: (answer: string, known: Facts) => string | readonly string[];
  /** What is chosen when nothing else is. */
  readonly proposal?: (known: Facts) => string | null;
  /** What is told before it is asked. */
  readonly foretold?: (known: Facts) => string;
  /** What is told after the answer; null for nothing. */
  readonly told?: (known: Facts) => string | null;
}

const later = "";

/** Asks for facts, one after the other; an empty answer leaves one open. Throws as `askQuestions` does. */
export async function askFacts(
  wanted: readonly KnownFact[],
  allowed: AllowedValues,
  terminal: Terminal,
): Promise<Facts> {
  return askQuestions(
    wanted.map((fact) => questionFor(fact, allowed)),
    {},
    terminal,
  );
}

/** The question for a fact that may be left open. */
export function questionFor(fact: KnownFact, allowed: AllowedValues): Question {
  const { name, question, list } = fact;
  return {
    name,
    message: () => `${name}: ${question}`,
    choices: () => choicesOf(name, allowed)?.map((value) => ({ value })) ?? null,
    list,
    optional: () => true,
    read: (answer) => readValue(name, answer, allowed),
  };
}

/**
 * Asks what is not known, one question after the other, and returns the answers. Throws an ExpectedError when the person
 * breaks off: then nothing may be written.
 */
export async function askQuestions(questions: readonly Question[], known: Facts, terminal: Terminal): Promise<Facts> {
  const answers: Record<string, string | readonly string[]> = Object.create(null);
  for (const question of questions) {
    const so = { ...known, ...answers };
    if (so[question.name] !== undefined || !(question.when?.(so) ?? true)) continue;
    if (question.foretold !== undefined) note(question.foretold(so), undefined, terminal);
    const answer = await askUntilRight(question, so, terminal);
    if (answer !== null) answers[question.name] = answer;
    const told = question.told?.({ ...known, ...answers }) ?? null;
    if (told !== null) note(told, undefined, terminal);
  }
  return answers;
}

/** Null when it is left open. A choice that is not right is asked for again, with what is wrong; a text says so itself. */
async function askUntilRight(question: Question, known: Facts, terminal: Terminal) {
  for (;;) {
    const answer = await askOnce(question, known, terminal);
    if (isCancel(answer)) throw new ExpectedError("Cancelled: nothing is written");
    const value = typeof answer === "string" ? answer : (answer ?? []).join(",");
    const fault = faultOf(question, value, known);
    if (fault === undefined) return value.trim() === later ? null : question.read(value, known);
    note(fault, undefined, terminal);
  }
}

function askOnce(question: Question, known: Facts, terminal: Terminal) {
  const message = question.message(known);
  const choices = question.choices(known);
  const isOptional = question.optional(known);
  const proposal = question.proposal?.(known) ?? null;
  if (choices === null) {
    const hints = [question.list ? "separated by commas" : "", isOptional ? "empty to decide later" : ""];
    return text({
      message,
      placeholder: proposal ?? hints.filter((it) => it !== "").join("; "),
      defaultValue: proposal ?? later,
      validate: (value) => faultOf(question, value || (proposal ?? later), known),
      ...terminal,
    });
  }
  const options = choices.map(({ value, hint }) => ({ value, label: hint ? `${value} (${hint})` : value }));
  if (question.list) return multiselect({ message, options, required: !isOptional, ...terminal });
  const open = isOptional ? [{ value: later, label: "decide later" }] : [];
  const initial = proposal === null ? {} : { initialValue: proposal };
  return select({ message, options: [...open, ...options], ...initial, ...terminal });
}

function faultOf(question: Question, value: string, known: Facts): string | undefined {
  if (value.trim() === later) return question.optional(known) ? undefined : "This can't be left open";
  try {
    question.read(value, known);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
