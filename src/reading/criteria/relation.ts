import type { Quantity } from "../../model/quantity.ts";
import { wordExpression } from "../word-expression.ts";
import type { Draft, Relation } from "./limit.ts";
import type { QuantityRead } from "./quantity.ts";
import { finderOf, finderOfEach, pattern } from "./words.ts";

const baselineAfter = wordExpression(
  () => `^(?:\\s+[\\p{L}\\p{N}'’/()%-]+){0,6}?[\\s(]*${pattern("baseline")}(?!\\s*[:=]?\\s*\\d)`,
  "iu",
  finderOf("baseline"),
);
/** "> 2x normal", "20% above normal for 5 minutes", but not "5% in normal operation". */
const ordinaryAfter = wordExpression(
  () =>
    `^(?:\\s+(?:${pattern("about", "above", "below")})){0,3}\\s+${pattern("ordinary")}(?=\\s*(?:$|[^\\s\\p{L}]|${pattern("window")}(?!\\p{L})))`,
  "iu",
  finderOf("ordinary"),
);
/** "20% above baseline", "3x lower than normal". */
const beyondBaseline = wordExpression(
  () =>
    `^\\s+(?:${pattern("above")}|(?<under>${pattern("below")}))(?:\\s+(?:${pattern("about")})){0,2}\\s+(?:${pattern("baseline")}|${pattern("ordinary")}(?!\\s+\\p{L}))`,
  "iu",
  finderOf("baseline", "ordinary"),
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

/** Whether a quantity tells a part or a multiple of another. */
export const isShare = ({ dimension }: Quantity): boolean => shares.has(dimension);

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

/** How a quantity with no comparator before it relates to the state before, from what stands behind it; null when that tells nothing. */
export function relationBehind(text: string, { quantity, to }: QuantityRead): Relation | null {
  const match = isShare(quantity) ? beyondBaseline.exec(text.slice(to, to + 100)) : null;
  if (match === null) return null;
  const mode = quantity.dimension === "factor" ? "ratio" : "change";
  return { mode, direction: match.groups?.under === undefined ? "up" : "down" };
}

/** How a limit relates to the state before, from what stands around it; null when it stands for itself. */
export function relationOf(text: string, limit: Draft): Relation | null {
  if (limit.relation !== null || limit.limit === null) return limit.relation;
  const rest = (/^[^.;,|]*/u.exec(text.slice(limit.to)) ?? [""])[0];
  const ofAnother = isShare(limit.limit);
  const changed = ofAnother ? (changeBefore(text, limit) ?? directionOf(changeAfter.exec(rest))) : null;
  const isOrdinary = ofAnother && ordinaryAfter.test(rest.slice(0, 100));
  const based = isOrdinary || baselineAfter.test(rest.slice(0, 400)) || compared.test(rest.slice(0, 60));
  if (changed === null && !based) return null;
  const direction = changed ?? (/^\s*below/iu.test(rest) ? "down" : "up");
  if (limit.comparator === "±") return { mode: "around", direction };
  if (changed !== null) return { mode: "change", direction };
  if (limit.comparator === "≤" && /^\p{L}/u.test(text.slice(limit.from, limit.to)))
    return { mode: "around", direction };
  const ratio = limit.limit.dimension === "factor" || /^\s*(?:of\b|(?:the\s+)?baseline)/iu.test(rest);
  return { mode: ratio ? "ratio" : "change", direction };
}
