import type { Condition } from "../model/kind.ts";
import type { SchemaProblem } from "./expand.ts";
import { escapePointer } from "./json.ts";
import type { Layout } from "./layout.ts";
import { isObject, type SchemaNode } from "./schema.ts";
import { type Template, walkTemplate } from "./template.ts";
import { chooseValue } from "./words.ts";

/** Facts of every deployment, see docs/kinds.md. */
export const commonFacts: readonly string[] = [
  ...["kind", "template", "deployment", "status", "outcome", "release", "environment", "services", "type", "strategy"],
  ...["risk", "window", "lead", "engineer", "backup", "incident", "after"],
];

/**
 * Every fact that a kind knows: the common ones, those its schema lists, those that its fields give, and those for which
 * its template says what stands in until they are given.
 */
export function knownFacts(schema: SchemaNode, layout: Layout, template: Template): ReadonlySet<string> {
  const fields = [layout.preamble, ...layout.sections].flatMap((it) => it.fields);
  return new Set([
    ...commonFacts,
    ...Object.keys(schema.properties?.facts?.properties ?? {}),
    ...fields.flatMap((it) => it.fact ?? []),
    ...[...walkTemplate(template)].flatMap((it) => (it.type === "fact" && it.guide !== null ? it.fact : [])),
  ]);
}

/** Conditions on facts that the kind does not know, or on values that a fact of it cannot have. */
export function checkFacts(
  raw: Readonly<Record<string, unknown>>,
  schema: SchemaNode,
  facts: ReadonlySet<string>,
): readonly SchemaProblem[] {
  const values = valuesByFact(schema);
  const problems: SchemaProblem[] = [];
  const check = (when: Condition, pointer: string): void => {
    for (const [fact, wanted] of Object.entries(when)) {
      const where = `${pointer}/${escapePointer(fact)}`;
      if (!facts.has(fact)) problems.push({ pointer: where, message: `Unknown fact "${fact}" in "when"` });
      const allowed = values.get(fact);
      for (const value of typeof wanted === "string" ? [wanted] : wanted) {
        if (allowed === undefined || chooseValue(value.replace(/^!/, ""), allowed) !== null) continue;
        problems.push({ pointer: where, message: `"${fact}" is never "${value}", but one of ${allowed.join(", ")}` });
      }
    }
  };
  const visit = (node: unknown, pointer: string): void => {
    if (Array.isArray(node)) for (const [at, it] of node.entries()) visit(it, `${pointer}/${at}`);
    if (!isObject(node)) return;
    for (const [key, value] of Object.entries(node)) {
      const where = `${pointer}/${escapePointer(key)}`;
      if (key === "when" && isObject(value) && !pointer.endsWith("/properties")) check(value as Condition, where);
      else visit(value, where);
    }
  };
  visit(raw, "");
  return problems;
}

/** What facts may be: as the schema's `facts` say, else as all the fields that give them say together. */
function valuesByFact(schema: SchemaNode): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  const open = new Set<string>();
  const note = (fact: string, node: SchemaNode): void => {
    const listed = (node.allOf ?? []).find((it) => it.values !== undefined)?.values;
    if (listed === undefined) open.add(fact);
    else values.set(fact, [...(values.get(fact) ?? []), ...listed]);
  };
  for (const [fact, node] of Object.entries(schema.properties?.facts?.properties ?? {})) note(fact, node.items ?? node);
  for (const section of Object.values(schema.properties?.sections?.properties ?? {})) {
    for (const field of Object.values(section.properties?.fields?.properties ?? {})) {
      if (field.fact !== undefined) note(field.fact, field);
    }
  }
  for (const fact of open) values.delete(fact);
  return values;
}
