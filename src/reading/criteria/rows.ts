import { collapse } from "../../model/collapse.ts";
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

interface Row {
  readonly cells: readonly Part[];
  /** Their texts, with white space collapsed to single units, so that positions stay. */
  readonly texts: readonly string[];
}

/** A criterion's cell, and what was found in it. */
interface Hit {
  readonly cell: Part;
  readonly found: Found;
}

const toRow = (cells: readonly Part[]): Row => ({
  cells,
  texts: cells.map(({ phrase }) => (/[^\S ]/.test(phrase.text) ? phrase.text.replace(/\s/gu, " ") : phrase.text)),
});

/** The criteria of a table: one for a row that has a limit, with what its other cells say of the result. */
export function readRows(grid: Grid, topic: Topic | null, decimalComma: boolean): readonly Criterion[] {
  const [header, ...rows] = grid.rows.map(toRow);
  const headers = header?.texts ?? [];
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
  const { row, columns } = place;
  if (row.texts.every((text) => isEmpty(text) || text.trim() === "...")) return null;
  const limits = columns.limits.length > 0 ? columns.limits.flatMap((at) => limitHit(place, at)) : [];
  const best = limits.toSorted((a, b) => rank[a.found.class] - rank[b.found.class])[0];
  if (best !== undefined && best.found.class !== "vague") return best;
  // What nobody can measure is the limit's cell before it is the metric's.
  const bound = boundHit(place);
  return bound === null || (best !== undefined && bound.found.class === "vague") ? (best ?? null) : bound;
}

/** The row's limit in a column made for limits. */
function limitHit({ row, headers, columns, topic, decimalComma }: RowPlace, at: number): readonly Hit[] {
  const cell = row.cells[at];
  const header = headers[at] ?? "";
  const text = row.texts[at] ?? "";
  const metricCell = columns.metric === at ? undefined : row.cells[columns.metric];
  const metric = metricCell === undefined ? "" : collapse(row.texts[columns.metric] ?? "");
  const found = judgeLimitCell(
    {
      text,
      header,
      metric,
      topic: topicOfColumn(header, topic),
      events: holdsEvents(header, topic, headers.length),
      stages: holds("stage", headers[columns.metric] ?? headers[0] ?? ""),
    },
    decimalComma,
  );
  if (found === null) return [];
  const anchor = cell ?? metricCell;
  if (anchor === undefined) return [];
  return [{ cell: anchor, found: metric === "" ? { ...found, metric: metricIn(text, found) } : found }];
}

/** A column of targets keeps its meaning under any heading; one of thresholds takes the heading's. */
function topicOfColumn(header: string, topic: Topic | null): Topic {
  const own = useOfColumn(header);
  if (own === "target") return "target";
  if (own === "trigger") return topic === "alert" ? "alert" : "trigger";
  return holdsCriteria(topic) ? topic : "limit";
}

/** Whether an event alone is a limit in a column: of triggers, below a heading about them or beside what follows. */
function holdsEvents(header: string, topic: Topic | null, columns: number): boolean {
  if (topicOfColumn(header, topic) !== "trigger") return false;
  return topic === "trigger" || (columns > 2 && /rollback|abort|trigger/iu.test(header));
}

const metricIn = (text: string, found: Found): string =>
  text
    .slice(0, found.from)
    .replace(/(?<![\s:])[\s:]+$/u, "")
    .trim() || text.trim();

/** A cell that binds a metric with a limit by itself, or a limit beside the metric in the row's first cell. */
function boundHit(place: RowPlace): Hit | null {
  const { row, columns, topic } = place;
  if (columns.risks && !holdsCriteria(topic)) return null;
  const labelled = row.cells.length <= 3 && !holdsCriteria(topic) ? classifyLabel((row.texts[0] ?? "").trim()) : null;
  const own = labelled === "other" ? null : labelled;
  const results = new Set([
    columns.measured,
    columns.claim,
    columns.before,
    columns.after,
    columns.delta,
    columns.window,
  ]);
  for (const [at, cell] of row.cells.entries()) {
    const weak = holdsCriteria(topic) && columns.weak.includes(at);
    const labels = at > 0 ? own : null;
    if (results.has(at) && labels === null && !weak) continue;
    const found = boundIn(place, at, labels, weak);
    if (found !== null) return { cell, found };
  }
  return null;
}

function boundIn(
  { row, columns, topic, decimalComma }: RowPlace,
  at: number,
  own: Topic | null,
  weak: boolean,
): Found | null {
  const place: Place = {
    topic: own ?? topic,
    type: "cell",
    task: false,
    events: false,
    parent: at === 0 ? "" : (row.texts[Math.max(0, columns.metric)] ?? row.texts[0] ?? "").trim(),
  };
  const judged = judgeText(row.texts[at] ?? "", place, decimalComma);
  const measurable = judged.find((it) => it.class === "numeric" || it.class === "relative");
  const found = measurable ?? (weak ? judged[0] : undefined);
  // Outside of criteria a bare number beside a name is a value, not a limit.
  const isValue = found?.limit?.form === "bare" && own === null && !holdsCriteria(topic);
  return found === undefined || isValue ? null : found;
}

function criterionOf(
  { cell, found }: Hit,
  row: Row,
  headers: readonly string[],
  columns: Columns,
  grid: Grid,
  decimalComma: boolean,
): Criterion {
  const at = row.cells.indexOf(cell);
  const text = row.texts[at] ?? "";
  const limitText = text.slice(found.from, found.to).trim();
  const metricCell = row.cells[columns.metric];
  const measured = readResult(row, headers, columns, cell, decimalComma);
  const baseline =
    columns.before >= 0
      ? readMeasured(
          row.texts[columns.before] ?? "",
          [headers[columns.before] ?? "", row.texts[columns.metric] ?? ""],
          decimalComma,
        )
      : null;
  const value: Measured | null = measured && { text: measured.text, quantity: measured.quantity, baseline };
  const { claim, claimCell } = readRowClaim(row, columns, cell, found, measured !== null);
  const steps = headers.some((header) => holds("stage", header) || header.trim() === "#");
  const windowed =
    !steps && found.limit !== null && columns.window >= 0 && columns.window !== at
      ? (row.texts[columns.window] ?? "").trim()
      : "";
  const averaged = /[([,]\s*((?:last\s)?\d+\s?(?:m|min|minutes?|h|hours?|s|d|days?))[)\]]/iu.exec(
    `${found.metric} ${headers[at] ?? ""}`,
  )?.[1];
  const range =
    isEmpty(text) && metricCell && text.trim() === ""
      ? metricCell.phrase.range(0, metricCell.phrase.text.length)
      : cell.phrase.range(found.from, Math.max(found.to, found.from));
  return {
    text: row.texts
      .map(collapse)
      .filter((it) => it !== "")
      .join(" | "),
    class: found.class,
    use: useOf(found.topic),
    metric: collapse(found.metric),
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
  const cell = at < 0 ? undefined : row.cells[at];
  const text = collapse(row.texts[at] ?? "");
  if (cell === undefined || cell === limitCell || isEmpty(text) || isOnlyClaim(text)) return null;
  const sources = [headers[at] ?? "", row.texts[columns.metric] ?? ""];
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
    const cell = at < 0 ? undefined : row.cells[at];
    if (cell === undefined || cell === limitCell) continue;
    const claim = readClaim(row.texts[at] ?? "");
    // "⚠️" in a column of verdicts is one that nobody gave: "(accepted)" beside the value is none either.
    if (claim === null && at === columns.claim && !isEmpty(row.texts[at] ?? "")) break;
    if (claim === null) continue;
    // Beside a trigger without a measured value "NO-GO" is what follows from it, not a result.
    if (useOf(found.topic) === "trigger" && !measured && columns.measured < 0) continue;
    return { claim, claimCell: cell };
  }
  return { claim: null, claimCell: null };
}
