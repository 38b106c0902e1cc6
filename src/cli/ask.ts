import { isCancel, multiselect, select, text } from "@clack/prompts";
import { ExpectedError } from "../errors.ts";
import type { Facts } from "../model/kind.ts";
import { type AllowedValues, choicesOf, type KnownFact, readValue } from "./facts.ts";
import type { Io } from "./io.ts";

const later = "";

/**
 * Asks for facts, one after the other; an empty answer leaves one open. Throws an ExpectedError when the person breaks
 * off: then nothing may be written.
 */
export async function askFacts(
  wanted: readonly KnownFact[],
  allowed: AllowedValues,
  terminal: NonNullable<Io["terminal"]>,
): Promise<Facts> {
  const facts: Record<string, string | readonly string[]> = Object.create(null);
  for (const fact of wanted) {
    const answer = await askFact(fact, allowed, terminal);
    if (isCancel(answer)) throw new ExpectedError("Cancelled: nothing is written");
    const value = typeof answer === "string" ? answer : (answer ?? []).join(",");
    if (value.trim() !== later) facts[fact.name] = readValue(fact.name, value, allowed);
  }
  return facts;
}

function askFact(fact: KnownFact, allowed: AllowedValues, terminal: NonNullable<Io["terminal"]>) {
  const message = `${fact.name}: ${fact.question}`;
  const values = choicesOf(fact.name, allowed);
  if (values === null) {
    const placeholder = fact.list ? "separated by commas; empty to decide later" : "empty to decide later";
    const validate = (value: string | undefined) => faultOf(fact.name, value ?? "", allowed);
    return text({ message, placeholder, defaultValue: later, validate, ...terminal });
  }
  const options = values.map((value) => ({ value, label: value }));
  if (fact.list) return multiselect({ message, options, required: false, ...terminal });
  return select({ message, options: [{ value: later, label: "decide later" }, ...options], ...terminal });
}

function faultOf(name: string, value: string, allowed: AllowedValues): string | undefined {
  if (value.trim() === later) return undefined;
  try {
    readValue(name, value, allowed);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
