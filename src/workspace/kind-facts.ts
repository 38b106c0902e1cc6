import type { CompiledKind } from "../kinds/compiled-kind.ts";
import { knownFacts } from "../kinds/known-facts.ts";
import { walkTemplate } from "../kinds/template.ts";

/** Every fact that a kind knows. */
export function factsOf({ schema, layout, template }: CompiledKind): readonly string[] {
  return [...knownFacts(schema, layout, template)];
}

/** The facts that a kind's template writes. */
export function writtenFacts({ template }: CompiledKind): ReadonlySet<string> {
  const facts = new Set<string>();
  for (const node of walkTemplate(template)) if (node.type === "fact" || node.type === "each") facts.add(node.fact);
  return facts;
}

/** The values that a kind's schema allows for a fact; null where it allows any. */
export function valuesOf({ layout }: CompiledKind, fact: string): readonly string[] | null {
  const fields = [layout.preamble, ...layout.sections].flatMap((part) => part.fields);
  const field = fields.find((it) => it.fact === fact && it.values !== null);
  return layout.factValues.get(fact) ?? field?.values ?? null;
}
