import { remember } from "../../model/remember.ts";

/** Words of a metric's name that do not tell it from another one. */
const generic = new Set([
  ...[
    "rate",
    "ratio",
    "count",
    "number",
    "total",
    "usage",
    "utilization",
    "utilisation",
    "average",
    "avg",
    "mean",
    "value",
  ],
  ...[
    "the",
    "a",
    "of",
    "per",
    "in",
    "on",
    "for",
    "to",
    "and",
    "any",
    "overall",
    "level",
    "percentage",
    "minute",
    "second",
  ],
  ...["all", "new", "http", "production"],
]);

/** Other words for the same thing, each with the one it is compared as. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/\b(\d{2}(?:\.\d+)?)(?:th)?[ -]percentile\b/g, "p$1"],
  [/\bp ?(\d{2}(?:\.\d+)?)\b/g, "p$1"],
  [/\bmedian\b/g, "p50"],
  [/\b(?:response|request|reply|server response)[ -](?:times?|duration)\b/g, "latency"],
  [/\blatenc(?:y|ies)\b/g, "latency"],
  [/\b(?:requests?|reqs?|transactions?)[ -]?(?:per|\/)[ -]?(?:s|sec|second)\b|\b(?:rps|qps|tps)\b/g, "throughput"],
  [/\bprocessor\b/g, "cpu"],
  [/\b(?:ram|mem)\b/g, "memory"],
  [/\b(?:success|availability|uptime)\b/g, "availability"],
];

/** What a metric's name says: its telling words in the singular, and its percentiles. */
interface MetricWords {
  readonly words: ReadonlySet<string>;
  readonly percentiles: ReadonlySet<string>;
}

/**
 * Whether two names mean the same metric: one has all the telling words of the other ("Error rate" and "5xx error rate"),
 * in any order. Different percentiles are different metrics.
 */
export function isSameMetric(a: string, b: string): boolean {
  const [one, other] = [readName(a), readName(b)];
  const percentilesAgree =
    one.percentiles.size === 0 ||
    other.percentiles.size === 0 ||
    [...one.percentiles].some((it) => other.percentiles.has(it));
  return percentilesAgree && (isWithin(one, other) || isWithin(other, one));
}

function isWithin({ words }: MetricWords, other: MetricWords): boolean {
  return words.size > 0 && [...words].every((it) => other.words.has(it));
}

const readName: (name: string) => MetricWords = remember((name) => {
  const text = synonyms.reduce((result, [from, to]) => result.replace(from, to), name.normalize("NFKC").toLowerCase());
  const all = (text.match(/p\d{2}(?:\.\d+)?(?![\p{L}\d])|[\p{L}\p{N}]+/gu) ?? []).map(singular);
  const words = all.filter((it) => !isPercentile(it));
  const telling = words.filter((it) => !generic.has(it));
  // "P95" alone is of the latency.
  if (words.length === 0 && all.length > 0) words.push("latency");
  return { words: new Set(telling.length > 0 ? telling : words), percentiles: new Set(all.filter(isPercentile)) };
});

function isPercentile(word: string): boolean {
  return /^p\d{2}/.test(word);
}

/** "errors" is "error"; "process" and "orders/s" keep what they are. */
function singular(word: string): string {
  return /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
