import type { Fault, Nature } from "../../model/finding.ts";
import { type Group, groups, type Option, type Rule } from "../rule.ts";

/** A rule of a team's own: as `defineRule` takes one, with less that must be said. Its id has a prefix: "acme/names-ticket". */
export type PluginRule = Pick<Rule, "id" | "summary" | "check"> &
  Partial<Pick<Rule, "group" | "nature" | "meaning" | "options" | "suppressible" | "outranks">>;

const natures = ["incomplete", "contradiction", "advice", "off"] as const satisfies readonly Nature[];

/** What ids of a plugin's rules look like. */
export const pluginRuleId = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;

const optionTypes = {
  number: (value) => typeof value === "number",
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  strings: (value) => Array.isArray(value) && value.every((it) => typeof it === "string"),
} as const satisfies Record<Option["type"], (value: unknown) => boolean>;

/** Holds what a plugin offers to the shape of a rule. Throws an Error that says what is wrong with it. */
export function toRule(value: unknown): Rule {
  if (!isRecord(value)) throw new Error("a rule must be an object, as for defineRule");
  const { id } = value;
  if (typeof id !== "string" || !pluginRuleId.test(id)) {
    throw new Error(`rule id ${quote(id)} must have a prefix, such as "acme/names-ticket"`);
  }
  const need = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`rule "${id}" ${what}`);
  };
  const { summary, check, meaning = "", nature = "incomplete", group = "Completeness" } = value;
  const { options = {}, suppressible = true, outranks = [] } = value;
  need(typeof summary === "string" && summary !== "", `needs a "summary"`);
  need(typeof check === "function", `needs a function "check"`);
  need(typeof meaning === "string", `has a "meaning" that is no text`);
  need(isOneOf(nature, natures), `has the nature ${quote(nature)}: expected ${natures.join(", ")}`);
  need(isOneOf(group, groups), `has the group ${quote(group)}: expected ${groups.join(", ")}`);
  need(typeof suppressible === "boolean", `has a "suppressible" that is neither true nor false`);
  need(optionTypes.strings(outranks), `has an "outranks" that is no list of rules`);
  need(isRecord(options), `has "options" that are no object`);
  for (const [name, option] of Object.entries(options as Readonly<Record<string, unknown>>)) {
    const fits = isRecord(option) && optionTypes[option.type as Option["type"]]?.(option.default);
    need(
      fits === true,
      `has an option "${name}" without a "type" (${Object.keys(optionTypes).join(", ")}) and a "default" of it`,
    );
  }
  const { check: own } = value as unknown as Rule;
  return {
    id,
    group: group as Group,
    nature: nature as Nature,
    summary: summary as string,
    meaning: meaning as string,
    source: null,
    options: Object.fromEntries(
      Object.entries(options as Rule["options"]).map(([name, option]) => [
        name,
        { type: option.type, default: option.default, description: String(option.description ?? "") },
      ]),
    ),
    suppressible: suppressible as boolean,
    outranks: outranks as readonly string[],
    examples: [],
    *check(subject, values) {
      const faults: unknown = own.call(value, subject, values);
      if (faults === undefined || faults === null) return;
      if (!isIterable(faults)) throw new Error("it gave no list of faults");
      for (const fault of faults) yield requireFault(fault, subject.document.end.endLine);
    },
  };
}

function requireFault(fault: unknown, lastLine: number): Fault {
  const { range, message } = isRecord(fault) ? fault : {};
  const places = isRecord(range) ? [range.line, range.column, range.endLine, range.endColumn] : [];
  const isPlace = places.length === 4 && places.every((it) => Number.isInteger(it) && Number(it) >= 1);
  if (!isPlace || Number(places[0]) > lastLine || typeof message !== "string" || message === "") {
    throw new Error(`it gave ${quote(fault)}, which is no fault with a "message" and a "range" in the document`);
  }
  return fault as Fault;
}

function isOneOf(value: unknown, values: readonly string[]): boolean {
  return typeof value === "string" && values.includes(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return isRecord(value) && typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] === "function";
}

function quote(value: unknown): string {
  const text = typeof value === "function" ? "a function" : (JSON.stringify(value) ?? "nothing");
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
