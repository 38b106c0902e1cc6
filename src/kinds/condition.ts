import type { Condition, Facts } from "../model/kind.ts";
import { own } from "./schema.ts";
import { normalizeWord } from "./words.ts";

/** Whether the facts meet a condition; none is met always. A value with "!" in front must not be there. */
export function meets(facts: Facts, when: Condition | null): boolean {
  return Object.entries(when ?? {}).every(([name, wanted]) => {
    const values = typeof wanted === "string" ? [wanted] : wanted;
    const refused = values.filter((it) => it.startsWith("!")).map((it) => it.slice(1));
    const accepted = values.filter((it) => !it.startsWith("!"));
    const fact = own(facts, name);
    return (accepted.length === 0 || holdsAny(fact, accepted)) && !holdsAny(fact, refused);
  });
}

/** Whether a fact is, or as a list holds, one of the values. */
export function holdsAny(fact: string | readonly string[] | undefined, values: readonly string[]): boolean {
  const words = (typeof fact === "string" ? [fact] : (fact ?? [])).map(normalizeWord);
  return values.some((value) => words.includes(normalizeWord(value)));
}
