import type { Deployment } from "../../model/subject.ts";

export type Outcome = "deployed" | "rolled-back";

const back = /\broll(?:ed)?[\s_-]*back\b|\breverted\b|\bbacked out\b|\bzurückgerollt\b/iu;
const forth = /\bdeployed\b|\breleased\b|\bsuccess(?:ful)?\b|\bausgerollt\b/iu;
const negated = /\b(?:not|never|no|partially|partly|nicht)\b/iu;

/** The outcome that a text names first; null when it names none, or takes it back. */
export function readOutcome(text: string): Outcome | null {
  const [claim = ""] = text.replace(/\([^()]*\)/g, " ").split(/[.,;:–—]/);
  const [down, up] = [back, forth].map((it) => claim.search(it));
  if (down === undefined || up === undefined || negated.test(claim)) return null;
  if (down < 0 && up < 0) return null;
  return up < 0 || (down >= 0 && down < up) ? "rolled-back" : "deployed";
}

/** How a deployment ended by what its plan says: its outcome, else what its status implies; null before the end. */
export function outcomeOf({ status, facts }: Deployment): Outcome | null {
  if (status === "draft" || status === "approved" || status === "cancelled") return null;
  const said = typeof facts.outcome === "string" ? readOutcome(facts.outcome) : null;
  if (said !== null) return said;
  return status === "deployed" || status === "rolled-back" ? status : null;
}

/** The number that a count begins with; none and words up to two included. Null when there is none. */
export function readCount(text: string): number | null {
  const word = /^\p{L}+|^\d+/u.exec(text.trim())?.[0].toLowerCase() ?? "";
  const known: Readonly<Record<string, number>> = {
    none: 0,
    no: 0,
    zero: 0,
    never: 0,
    keine: 0,
    aucun: 0,
    one: 1,
    once: 1,
    two: 2,
    twice: 2,
  };
  if (/^\d/.test(word)) return Number(word);
  return known[word] ?? null;
}
