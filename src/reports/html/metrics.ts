import type { Metric, Scale } from "../../model/overview.ts";
import { escapeHtml } from "./escape.ts";
import type { Links } from "./links.ts";
import { fileName } from "./page.ts";
import { renderBadge, renderTable, round } from "./parts.ts";

const verdicts = {
  pass: ["ready", "kept"],
  fail: ["mend", "breached"],
  unknown: ["open", "not judged"],
} as const satisfies Record<Metric["verdict"], readonly [look: string, text: string]>;

/** Measured metrics with what they were before and their limits, drawn beside the numbers: a table for each document. */
export function renderMetrics(metrics: readonly Metric[], links: Pick<Links, "toLine">): string {
  const documents = [...new Set(metrics.map((it) => it.document))];
  return documents
    .map((path) =>
      renderDocument(
        path,
        metrics.filter((it) => it.document === path),
        links,
      ),
    )
    .join("");
}

function renderDocument(path: string, metrics: readonly Metric[], links: Pick<Links, "toLine">): string {
  const isCompared = metrics.some((it) => it.before !== "");
  const key = isCompared ? "○ before, ● after, tinted: within the limit" : "tinted: within the limit";
  return renderTable(
    `Measured in ${fileName(path)} (${key})`,
    [
      { title: "Metric", name: "name" },
      ...(isCompared ? [{ title: "Before", name: "number" }] : []),
      { title: isCompared ? "After" : "Measured", name: "number" },
      { title: "Limit", name: "number" },
      { title: "Result", name: "result" },
      { title: "Chart", name: "chart" },
    ],
    metrics.map((metric) => {
      const [look, text] = verdicts[metric.verdict];
      return {
        cells: [
          links.toLine(metric.document, metric.line, metric.name),
          ...(isCompared ? [escapeHtml(metric.before || "–")] : []),
          escapeHtml(metric.after),
          escapeHtml(metric.limit || "–"),
          renderBadge(look, text),
          metric.scale === null ? "" : drawScale(metric.scale, look),
        ],
      };
    }),
  );
}

/** From zero, or the least value below it, to a little beyond the greatest. */
function drawScale(scale: Scale, look: string): string {
  const { before, after, limit, high, comparator } = scale;
  const values = [before, after, limit, high].filter((it) => it !== null);
  // A value by itself is on no scale.
  if (values.length < 2) return "";
  const least = Math.min(0, ...values);
  const most = Math.max(...values, least + Number.MIN_VALUE);
  const spread = (most - least) * 1.1;
  // What no number can hold has no place on a scale.
  if (!Number.isFinite(spread) || spread === 0) return "";
  const place = (value: number): number => 1.5 + (97 * (value - least)) / spread;
  const allowed = limit === null ? null : allowedBy(comparator, place(limit), high === null ? null : place(high));
  const dot = (value: number, kind: string): string =>
    `<circle class="${kind}" cx="${round(place(value))}%" cy="50%" r="4.5"/>`;
  const edge = (value: number): string =>
    `<line class="limit" x1="${round(place(value))}%" x2="${round(place(value))}%" y1="10%" y2="90%"/>`;
  return [
    '<svg class="scale" aria-hidden="true" focusable="false">',
    allowed === null
      ? ""
      : `<rect class="allowed" x="${round(allowed[0])}%" width="${round(allowed[1] - allowed[0])}%" y="15%" height="70%"/>`,
    '<line class="axis" x1="0" x2="100%" y1="50%" y2="50%"/>',
    ...[limit, high].filter((it) => it !== null).map(edge),
    before === null ? "" : dot(before, "before"),
    dot(after, `after ${look}`),
    "</svg>",
  ].join("");
}

/** The part of the scale, in percent, that a limit allows; null where it is a point. */
function allowedBy(
  comparator: Scale["comparator"],
  limit: number,
  high: number | null,
): readonly [from: number, to: number] | null {
  switch (comparator) {
    case "<":
    case "≤":
      return [0, limit];
    case ">":
    case "≥":
      return [limit, 100];
    case "range":
      return high === null ? null : [Math.min(limit, high), Math.max(limit, high)];
    default:
      return null;
  }
}
