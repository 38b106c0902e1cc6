import { wordExpression } from "../word-expression.ts";
import type { Draft, Relation } from "./limit.ts";
import { finderOf, finderOfEach, pattern } from "./words.ts";

const baselineAfter = wordExpression(
  () => `^(?:\\s+[\\p{L}\\p{N}'’/()%-]+){0,6}?[\\s(]*${pattern("baseline")}(?!\\s*[:=]?\\s*\\d)`,
  "iu",
  finderOf("baseline"),
);
const compared = /\b(?:vs\.?|versus|compared to|compared with|relative to)\b/iu;
const changes = finderOfEach("up", "down");
const changeAfter = wordExpression(
  () => `^\\s*(?:${pattern("about")}\\s+)?(?:(?<up>${pattern("up")})|(?<down>${pattern("down")}))`,
  "iu",
  finderOf("up", "down"),
);
const crossing = /^(?:above|over|beyond|below|under|über|unter)/iu;
const shares: ReadonlySet<string> = new Set(["percent", "factor", "points"]);

type Direction = Relation["direction"];
const directionOf = (match: RegExpExecArray | null): Direction | null =>
  match ? (match.groups?.down === undefined ? "up" : "down") : null;

/** The change that stands right before a limit: "drop of > 10%", "increase by". "Rises above 5%" is none. */
function changeBefore(text: string, limit: Draft): Direction | null {
  if (crossing.test(text.slice(limit.from, limit.to))) return null;
  const before = text.slice(Math.max(0, limit.from - 30), limit.from);
  const last = changes.all(before).at(-1);
  if (last === undefined) return null;
  const adjoins = /^\s*(?:(?:of|by|is|be|de|um|von|en)\s*)?$/iu.test(before.slice(last.to));
  return adjoins ? (last.list === 0 ? "up" : "down") : null;
}

/** How a limit relates to the state before, from what stands around it; null when it stands for itself. */
export function relationOf(text: string, limit: Draft): Relation | null {
  if (limit.relation !== null || limit.limit === null) return limit.relation;
  const rest = (/^[^.;,|]*/u.exec(text.slice(limit.to)) ?? [""])[0];
  const isShare = shares.has(limit.limit.dimension);
  const changed = isShare ? (changeBefore(text, limit) ?? directionOf(changeAfter.exec(rest))) : null;
  const based = baselineAfter.test(rest.slice(0, 400)) || compared.test(rest.slice(0, 60));
  if (changed === null && !based) return null;
  const direction = changed ?? (/^\s*below/iu.test(rest) ? "down" : "up");
  if (limit.comparator === "±") return { mode: "around", direction };
  if (changed !== null) return { mode: "change", direction };
  if (limit.comparator === "≤" && /^\p{L}/u.test(text.slice(limit.from, limit.to)))
    return { mode: "around", direction };
  const ratio = limit.limit.dimension === "factor" || /^\s*(?:of\b|(?:the\s+)?baseline)/iu.test(rest);
  return { mode: ratio ? "ratio" : "change", direction };
}
