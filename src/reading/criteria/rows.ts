import type { Criterion, Measurement } from "../../model/document.ts";
import type { Grid, Part } from "../outline.ts";
import { judgeLimitCell } from "./cell.ts";
import { type Columns, readColumns, useOfColumn } from "./columns.ts";
import { holdsCriteria, type Place } from "./context.ts";
import { type Found, judgeText } from "./judge.ts";
import { isEmpty, isOnlyClaim, readClaim, readMeasured } from "./result.ts";
import { classifyLabel, type Topic } from "./topics.ts";
import { judgeMeasured, type Measured, useOf } from "./verdict.ts";
import { holds } from "./words.ts";

type Row = readonly Part[];

/** A criterion's cell, and what was found in it. */
interface Hit {
  readonly cell: Part;
  readonly found: Found;
}

/** The text of a cell with its white space collapsed to single units, so that positions stay. */
const textOf = (part: Part | undefined): string => part?.phrase.text.replace(/\s/gu, " ") ?? "";

/** The criteria of a table: one for a row that has a limit, with what its other cells say of the result. */
export function readRows(grid: Grid, topic: Topic | null, decimalComma: boolean): readonly Criterion[] {
  const [header = [], ...rows] = grid.rows;
  const headers = header.map(textOf);
  const columns = readColumns(headers);
  return rows.flatMap((row) => {
    const hit = findHit({ row, headers, columns, topic, decimalComma });
    return hit === null ? [] : [criterionOf(hit, row, headers, columns, grid, decimalComma)];
  });
}

interface RowPlace {
  readonly row: Row;
  readonly headers: readonly string[];
  readonly columns: Columns;
  readonly topic: Topic | null;
  readonly decimalComma: boolean;
}

const rank = { numeric: 0, relative: 0, absolute: 1, vague: 2 };

function findHit(place: RowPlace): Hit | null {
  const { row, columns, topic } = place;
  if (row.every((cell) => isEmpty(textOf(cell)) || textOf(cell).trim() === "...")) return null;
  const limits = columns.limits.length > 0 ? columns.limits.flatMap((at) => limitHit(place, at)) : [];
  const best = limits.toSorted((a, b) => rank[a.found.class] - rank[b.found.class])[0];
  if (best !== undefined && best.found.class !== "vague") return best;
  const bound = boundHit(place, topic);
  return bound ?? best ?? null;
}

/** The row's limit in a column made for limits. */
function limitHit({ row, headers, columns, topic, decimalComma }: RowPlace, at: number): readonly Hit[] {
  const cell = row[at];
  const header = headers[at] ?? "";
  const own = useOfColumn(header);
  const inherited = holdsCriteria(topic) ? topic : null;
  // A column of targets keeps its meaning under any heading; one of thresholds takes the heading's.
  const use: Topic =
    own === "target"
      ? "target"
      : own === "trigger"
        ? inherited === "alert"
          ? "alert"
          : "trigger"
        : (inherited ?? "limit");
  const metricCell = columns.metric === at ? undefined : row[columns.metric];
  const metric = textOf(metricCell).replace(/\s+/gu, " ").trim();
  const text = textOf(cell);
  const events =
    use === "trigger" &&
    (inherited === "trigger" || /rollback|abort|trigger/iu.test(header)) &&
    (inherited === "trigger" || headers.length > 2);
  const stages = holds("stage", headers[columns.metric] ?? headers[0] ?? "");
  const found = judgeLimitCell({ text, header, metric, topic: use, events, stages }, decimalComma);
  if (found === null) return [];
  if (cell === undefined || (found.class === "vague" && isEmpty(text))) {
    const anchor = cell ?? metricCell;
    return anchor === undefined ? [] : [{ cell: anchor, found }];
  }
  return [{ cell, found: metric === "" ? { ...found, metric: metricIn(text, found) } : found }];
}

const metricIn = (text: string, found: Found): string =>
  text
    .slice(0, found.from)
    .replace(/[\s:]+$/u, "")
    .trim() || text.trim();

/** A cell that binds a metric with a limit by itself, or a limit beside the metric in the row's first cell. */
function boundHit({ row, columns, topic, decimalComma }: RowPlace, inherited: Topic | null): Hit | null {
  const taken = new Set([
    columns.measured,
    columns.claim,
    columns.before,
    columns.after,
    columns.delta,
    columns.window,
  ]);
  const first = textOf(row[0]).trim();
  const labelled = row.length <= 3 && !holdsCriteria(topic) ? classifyLabel(first) : null;
  const criteria = holdsCriteria(topic);
  for (const [at, cell] of row.entries()) {
    const weak = columns.weak.includes(at);
    const own: Topic | null = labelled !== null && labelled !== "other" && at > 0 ? labelled : null;
    if (taken.has(at) && own === null && !(weak && criteria)) continue;
    const place: Place = {
      topic: own ?? inherited,
      type: "cell",
      task: false,
      events: false,
      parent: at === 0 ? "" : textOf(row[Math.max(0, columns.metric)] ?? row[0]).trim(),
    };
    const judged = judgeText(textOf(cell), place, decimalComma);
    const found =
      judged.find((it) => it.class === "numeric" || it.class === "relative") ??
      (weak && criteria ? judged[0] : undefined);
    if (found === undefined) continue;
    // Outside of criteria a bare number beside a name is a value, not a limit.
    if (found.limit?.form === "bare" && own === null && !criteria) continue;
    return { cell, found };
  }
  return null;
}

function criterionOf(
  { cell, found }: Hit,
  row: Row,
  headers: readonly string[],
  columns: Columns,
  grid: Grid,
  decimalComma: boolean,
): Criterion {
  const text = textOf(cell);
  const limitText = text.slice(found.from, found.to).trim();
  const metricCell = row[columns.metric];
  const measured = readResult(row, headers, columns, cell, decimalComma);
  const baseline =
    columns.before >= 0
      ? readMeasured(textOf(row[columns.before]), [headers[columns.before] ?? "", textOf(metricCell)], decimalComma)
      : null;
  const value: Measured | null = measured && { text: measured.text, quantity: measured.quantity, baseline };
  const { claim, claimCell } = readRowClaim(row, columns, cell, found, measured !== null);
  const windowed = columns.window >= 0 && row[columns.window] !== cell ? textOf(row[columns.window]).trim() : "";
  const averaged = /[([,]\s*((?:last\s)?\d+\s?(?:m|min|minutes?|h|hours?|s|d|days?))[)\]]/iu.exec(
    `${found.metric} ${headers[row.indexOf(cell)] ?? ""}`,
  )?.[1];
  const range =
    isEmpty(text) && metricCell && text.trim() === ""
      ? metricCell.phrase.range(0, metricCell.phrase.text.length)
      : cell.phrase.range(found.from, Math.max(found.to, found.from));
  return {
    text: row
      .map((it) => textOf(it).replace(/\s+/gu, " ").trim())
      .filter((it) => it !== "")
      .join(" | "),
    class: found.class,
    use: useOf(found.topic),
    metric: found.metric.replace(/\s+/gu, " ").trim(),
    comparator: found.comparator,
    limit: found.limit?.limit ?? null,
    high: found.limit?.high ?? null,
    limitText: isEmpty(text) ? text.trim() : limitText,
    window: found.limit?.window ?? ((isEmpty(windowed) ? null : windowed) || averaged || null),
    measured,
    verdict: value === null ? "unknown" : judgeMeasured(found, limitText, value),
    claim,
    claimRange: claimCell === null ? null : claimCell.phrase.range(0, claimCell.phrase.text.length),
    section: grid.section,
    range,
  };
}

function readResult(
  row: Row,
  headers: readonly string[],
  columns: Columns,
  limitCell: Part,
  decimalComma: boolean,
): Measurement | null {
  const at = columns.measured >= 0 ? columns.measured : columns.after;
  const cell = at < 0 ? undefined : row[at];
  const text = textOf(cell).replace(/\s+/gu, " ").trim();
  if (cell === undefined || cell === limitCell || isEmpty(text) || isOnlyClaim(text)) return null;
  const sources = [headers[at] ?? "", textOf(row[columns.metric])];
  return {
    text,
    quantity: readMeasured(text, sources, decimalComma),
    range: cell.phrase.range(0, cell.phrase.text.length),
  };
}

function readRowClaim(
  row: Row,
  columns: Columns,
  limitCell: Part,
  found: Found,
  measured: boolean,
): { readonly claim: Criterion["claim"]; readonly claimCell: Part | null } {
  for (const at of [columns.claim, columns.measured]) {
    const cell = at < 0 ? undefined : row[at];
    if (cell === undefined || cell === limitCell) continue;
    const claim = readClaim(textOf(cell));
    if (claim === null) continue;
    // Beside a trigger without a measured value "NO-GO" is what follows from it, not a result.
    if (useOf(found.topic) === "trigger" && !measured && columns.measured < 0) continue;
    return { claim, claimCell: cell };
  }
  return { claim: null, claimCell: null };
}
