import type { ValidationError } from "./compiled-kind.ts";

/**
 * The errors that say something to a person: without those of `if` itself, and of `anyOf` and `oneOf` only the branch
 * that came nearest (fewest errors; the first of several).
 */
export function reduceErrors(errors: readonly ValidationError[]): readonly ValidationError[] {
  let kept = errors.filter((it) => it.keyword !== "if");
  // Inner combinations come before the outer ones, as ajv reports them.
  for (const outer of errors.filter((it) => it.keyword === "anyOf" || it.keyword === "oneOf")) {
    const prefix = `${outer.schemaPath}/`;
    const inside = (it: ValidationError): boolean =>
      it.schemaPath.startsWith(prefix) && it.instancePath.startsWith(outer.instancePath);
    const branches = new Map<string, ValidationError[]>();
    for (const error of kept.filter(inside)) {
      const branch = error.schemaPath.slice(prefix.length).split("/", 1)[0] ?? "";
      branches.set(branch, [...(branches.get(branch) ?? []), error]);
    }
    const nearest = [...branches.values()].sort((a, b) => a.length - b.length)[0];
    kept = kept.filter((it) => !inside(it) && (nearest === undefined || it !== outer));
    kept.push(...(nearest ?? []));
  }
  return kept;
}
