import { collapse } from "../../model/collapse.ts";
import { wordExpression } from "../word-expression.ts";
import { behindCondition } from "./topics.ts";
import { finderOf, holdsMetric, pattern } from "./words.ts";

/** Where the name of what is measured may stand, nearest place first. */
export interface MetricPlaces {
  readonly before: string;
  readonly after: string;
  readonly label: string;
  readonly parent: string;
  /** A label that asks for a limit and may name a metric too: "RTO", "Max error rate". */
  readonly own: string;
  /** The metric of the limit before it: "p95 > 300 ms or > 2x baseline". */
  readonly previous: string;
}

const opening = wordExpression(
  () => `^(?:[^\\p{L}\\p{N}]*${pattern("opening")}(?![\\p{L}]))+`,
  "iu",
  finderOf("opening"),
);
const links = finderOf("link");
const between = `[\\s,;:(\\[*"'=—–-]`;
const link = wordExpression(
  () => `(?:(?:(?<!${between})${between}+)?(?<![\\p{L}\\p{N}])${pattern("link")})+${between}*$`,
  "iu",
  links,
);

const clauses = /[;|]|,\s|\)\s*,/u;
/** Behind another limit: "> 5% for 5 min or latency". */
const clausesBehind = new RegExp(`${clauses.source}|(?<!\\S)(?:or|and|oder|und|ou|et|y)\\s`, "u");

/** What a limit is about, as a reader would name it; "" when nothing says. */
export function metricOf({ before, after, label, parent, own, previous }: MetricPlaces): string {
  const last = before.split(previous === "" ? clauses : clausesBehind).at(-1) ?? "";
  const clause = clean(behindCondition(last));
  if (/\p{L}/u.test(clause)) return label === "" ? clause : `${label}: ${clause}`;
  if (label !== "") return label;
  if (holdsMetric(own)) return own;
  if (previous !== "") return previous;
  const behind = clean(after.split(/[.,;|(]/u)[0] ?? "");
  if (/\p{L}/u.test(behind)) return behind;
  return parent === "" ? own : clean(parent);
}

/** A text without the words that lead to a demand: "Check that", "If the". */
export function withoutOpening(text: string): string {
  return text.slice(opening.exec(text)?.[0].length ?? 0);
}

function clean(text: string): string {
  const trimmed = text
    .replace(/^[^\p{L}\p{N}[<]+|(?<![^\p{L}\p{N}%)\]>])[^\p{L}\p{N}%)\]>]+$/gu, "")
    .replace(/(?<![\s:：])[\s:：]+$/u, "")
    // "99% of jobs complete"
    .replace(/^of\s/iu, "");
  const led = trimmed.slice(0, link.exec(trimmed)?.index);
  const opened = withoutOpening(led);
  // "Rollback must complete" is about the rollback, "Roll back if …" about what follows.
  const cut = (links.at(opened, 0) !== null ? led : opened).replace(
    /(?<=\p{Script=Han}|\p{Script=Katakana})[がはをのに的]$/u,
    "",
  );
  return collapse(/\p{L}/u.test(cut) ? cut : trimmed);
}
