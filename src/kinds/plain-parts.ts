import type { Condition } from "../model/kind.ts";
import { formats } from "./keywords.ts";
import { own, type SchemaNode } from "./schema.ts";
import { patternOf } from "./words.ts";

/** What stands for `filled`. */
export const filledPart: SchemaNode = { pattern: "\\S", filled: true };

/** Facts that are lists in every kind. */
export const listFacts: readonly string[] = ["type", "services", "after"];

/** A part in plain JSON Schema, or why there is none. */
export type PartOrProblem = { readonly part: SchemaNode } | { readonly problem: string };

/** What stands for `enum` and `const`: the same words, whatever their case. */
export function enumPart(value: unknown): PartOrProblem {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = values.filter((it): it is string => typeof it === "string" && it.trim() !== "");
  if (texts.length < values.length) {
    return { problem: "Values must be texts that are not empty: a document holds nothing else" };
  }
  return { part: { pattern: patternOf(texts), values: texts } };
}

/** What stands for `format`. */
export function formatPart(name: unknown): PartOrProblem {
  const format = own(formats, String(name));
  return format
    ? { part: { pattern: format.pattern, description: format.meaning } }
    : { problem: `Unknown format "${name}": there are ${Object.keys(formats).join(", ")}` };
}

/** A pattern as it is, when it is a regular expression. */
export function patternPart(pattern: unknown): PartOrProblem {
  try {
    new RegExp(String(pattern), "u");
    return { part: { pattern: String(pattern) } };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "Not a regular expression" };
  }
}

/** A condition over the view's facts. */
export function conditionPart(when: Condition): SchemaNode {
  const tests = Object.entries(when).flatMap(([fact, wanted]) => {
    const values = typeof wanted === "string" ? [wanted] : wanted;
    const refused = values.filter((it) => it.startsWith("!")).map((it) => it.slice(1));
    const accepted = values.filter((it) => !it.startsWith("!"));
    return [
      ...(accepted.length > 0 ? [holds(fact, accepted)] : []),
      ...(refused.length > 0 ? [{ not: holds(fact, refused) }] : []),
    ];
  });
  return { properties: { facts: { allOf: tests } }, required: ["facts"] };
}

function holds(fact: string, values: readonly string[]): SchemaNode {
  const pattern = patternOf(values);
  const either = [
    { type: "string", pattern },
    { type: "array", contains: { pattern } },
  ];
  return { required: [fact], properties: { [fact]: { anyOf: either } } };
}
