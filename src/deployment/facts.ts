import type { FrontMatter, FrontMatterValue } from "../model/document.ts";
import type { Facts } from "../model/kind.ts";

/** The facts a front matter states: scalars as written, lists of scalars; anything deeper is left out. */
export function factsOf(frontMatter: Pick<FrontMatter, "data">): Facts {
  const facts: Record<string, string | readonly string[]> = Object.create(null);
  for (const [key, value] of Object.entries(frontMatter.data)) {
    if (typeof value === "string") facts[key] = value;
    else if (isList(value)) facts[key] = value.filter((it) => typeof it === "string");
  }
  return facts;
}

function isList(value: FrontMatterValue): value is readonly FrontMatterValue[] {
  return Array.isArray(value);
}
