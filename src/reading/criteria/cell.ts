import { wordExpression } from "../word-expression.ts";
import { findAbsolute, isEvent, isVague } from "./absolute.ts";
import { blankAfter } from "./amount.ts";
import { impliedBy } from "./columns.ts";
import type { Place } from "./context.ts";
import { countWords } from "./context.ts";
import { findLimits } from "./find-limits.ts";
import type { Found } from "./judge.ts";
import type { Limit } from "./limit.ts";
import { isEmpty, readClaim, withUnit } from "./result.ts";
import type { Topic } from "./topics.ts";
import { finderOf, holds, pattern, polarityOf } from "./words.ts";

/** A cell of a limit column, and what its row and header say. */
export interface LimitCell {
  readonly text: string;
  readonly header: string;
  readonly metric: string;
  readonly topic: Topic | null;
  /** The column lists triggers, so that an event alone is a limit. */
  readonly events: boolean;
  /** The rows are the stages of a roll-out, whose target is a share of the traffic. */
  readonly stages: boolean;
}

const absoluteWord = wordExpression(
  () => `^[^\\p{L}\\p{N}]*${pattern("none", "any", "all")}(?![\\p{L}])`,
  "iu",
  finderOf("none", "any", "all"),
);

/** The limit that a cell of a limit column states for its row; null when it states none, as `N/A` or a plain statement. */
export function judgeLimitCell(cell: LimitCell, decimalComma: boolean): Found | null {
  const { text, metric, topic } = cell;
  const make = (kind: Found["class"], absolute: Found["absolute"]): Found => ({
    class: kind,
    topic,
    metric,
    from: 0,
    to: text.length,
    limit: null,
    absolute,
    comparator: null,
  });
  if (/^(?:n\/?a|-+|–|—|not required.*|none required)$/iu.test(text.trim())) return null;
  if (isEmpty(text)) return /[\p{L}\p{N}]/u.test(metric) && !isEmpty(metric) ? make("vague", null) : null;
  // A placeholder with its unit ("[X]%") and nothing else is a limit still to be given.
  if (blankAfter(text, 0) === text.trimEnd().length && /\p{L}/u.test(metric)) return make("vague", null);
  const limit = findLimits(text, decimalComma).find((it) => isCellLimit(it, cell));
  // "normal for 3 minutes" says how long, and not what.
  if (limit?.form === "lasting" && sayNothing(text.slice(0, limit.from))) return make("vague", null);
  if (limit !== undefined) return fromLimit(limit, cell);
  const place: Place = { topic, type: "item", task: false, events: cell.events, parent: metric };
  const absolute = findAbsolute(text, topic ?? "limit", place, false);
  if (absolute !== null) return make(absolute.kind === "change" ? "relative" : "absolute", absolute.kind);
  if (absoluteWord.test(text) && countWords(text) <= 12) return make("absolute", "any");
  if (isState(cell)) return make("absolute", "state");
  if (sayNothing(text)) return make("vague", null);
  return cell.events && isEvent(text, place) ? make("absolute", "event") : null;
}

/** Words that measure nothing: "too high", "normal, roughly,". */
function sayNothing(text: string): boolean {
  return holds("strong", text) || isVague(text) || (holds("weak", text) && countWords(text) <= 4);
}

/** A state to be reached as a word or code: PASS, OK, `Gate result: PASS`, HTTP 200. */
function isState({ text, header, metric }: LimitCell): boolean {
  const words = countWords(text);
  if (words <= 4 && readClaim(text) === "pass" && !/^\W*(?:no|go)\b.*\p{L}{3}/iu.test(text)) return true;
  if (words <= 6 && /\b(?:PASS|PASSED|OK|GREEN|TRUE|UP|HEALTHY)\b/u.test(text)) return true;
  const code = /^(?:HTTP\s*)?[1-5]\d\d(\s+\p{Lu}[\p{L} ]*)?$/u.exec(text.trim());
  return (
    code !== null && (code[1] !== undefined || /HTTP|status|code|endpoint|\/\w/iu.test(`${text} ${header} ${metric}`))
  );
}

function isCellLimit(limit: Limit, cell: LimitCell): boolean {
  const { text, header, stages } = cell;
  if (stages && limit.form === "bare" && limit.limit?.dimension === "percent") return false;
  if (/(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/u.test(text)) return false;
  if (limit.form === "open" || limit.form === "lasting") return true;
  const before = text.slice(0, limit.from);
  if (limit.limit?.unit === null && holds("version", before.trim().split(/\s+/u).slice(-2).join(" "))) return false;
  if (limit.form === "stated") return true;
  if (countWords(text) > 12) return false;
  if (limit.limit?.dimension === "count" && isState(cell)) return false;
  // "10% of users" under Target is the share of a roll-out, and "+30 days" a date.
  return !(/target|ziel|goal|objetivo/iu.test(header) && holds("share", text.slice(limit.to)));
}

function fromLimit(limit: Limit, cell: LimitCell): Found {
  const sources = [cell.header, cell.metric];
  const given: Limit = {
    ...limit,
    limit: limit.limit === null ? null : withUnit(limit.limit, sources),
    high: limit.high === null ? null : withUnit(limit.high, sources),
  };
  const polarity = limit.limit?.dimension === "time" ? "low" : polarityOf(`${cell.metric} ${cell.header}`);
  const breach = cell.topic === "trigger" || cell.topic === "alert";
  const implied = impliedBy(cell.header) ?? (polarity === null ? null : (polarity === "low") === breach ? "≥" : "≤");
  return {
    class: limit.form === "open" ? "vague" : limit.relation === null ? "numeric" : "relative",
    topic: cell.topic,
    metric: cell.metric,
    from: limit.from,
    to: limit.to,
    limit: given,
    absolute: null,
    comparator: limit.comparator ?? implied,
  };
}
