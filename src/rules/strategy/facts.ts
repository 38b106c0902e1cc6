import type { Document } from "../../model/document.ts";
import type { Facts } from "../../model/kind.ts";
import type { Range } from "../../model/position.ts";

/** Whether a fact is a value, or a list that holds it, whatever the case. */
export function holds(facts: Facts, name: string, value: string): boolean {
  const fact = facts[name];
  const values = typeof fact === "string" ? fact.split(",") : (fact ?? []);
  return values.some((it) => it.trim().toLowerCase() === value);
}

/** Where a document itself states a fact: its front matter, else a field of that label; null when it does not. */
export function placeOfFact({ frontMatter, fields }: Document, name: string): Range | null {
  const field = fields.find((it) => it.slug === name && it.source !== "front-matter" && it.value !== "");
  return frontMatter.positions.get(`/${name}`) ?? field?.range ?? null;
}
