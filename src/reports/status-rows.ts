import type { Next, Progress } from "../model/progress.ts";
import { type Paint, paintWith } from "./colour.ts";
import { makeVisible } from "./visible.ts";
import { padEnd, textWidth, wrap } from "./width.ts";

/** What the rows are drawn by. */
export interface StatusContext {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
  readonly now: Date;
  /** How many closed and cancelled deployments are not among the rows. */
  readonly hidden: number;
}

const minute = 60_000;
const day = 1_440 * minute;

/** Sorts deployments by urgency: what is or should be going on, what comes next, what is prepared, what is to be closed. */
export function sortByUrgency(rows: readonly Progress[], now: Date): readonly Progress[] {
  const instant = now.getTime();
  return [...rows].sort(
    (a, b) => rankOf(a, instant) - rankOf(b, instant) || orderOf(a) - orderOf(b) || (a.name < b.name ? -1 : 1),
  );
}

function rankOf({ status, window }: Progress, now: number): number {
  if (status === "closed") return 4;
  if (status === "cancelled") return 5;
  if (status === "deployed" || status === "rolled-back") return 2;
  if (status === "approved") return window !== null && window.start <= now ? 0 : 1;
  return window !== null && window.start - now < 2 * day ? 1 : 3;
}

/** Ended ones are shown newest first, all others by when they begin; without a window they come last. */
function orderOf({ status, window }: Progress): number {
  if (window === null) return Number.MAX_SAFE_INTEGER;
  return status === "closed" || status === "cancelled" ? -window.start : window.start;
}

/**
 * One row for each deployment, most urgent first: on one line where the terminal is wide enough, else on two. A single
 * deployment is shown with its documents.
 */
export function renderStatus(rows: readonly Progress[], context: StatusContext): string {
  const paint = paintWith(context.colour);
  const { hidden, now } = context;
  const [first, second] = sortByUrgency(rows, now);
  const body =
    first && !second && hidden === 0
      ? renderOne(first, context, paint)
      : renderRows(sortByUrgency(rows, now), context, paint);
  const left = hidden === 0 ? [] : [paint.dim(`${hidden} closed or cancelled (--all shows them)`)];
  return `${[...body, ...left].join("\n")}\n`;
}

interface Texts {
  readonly name: string;
  readonly status: string;
  readonly release: string;
  readonly strategy: string;
  readonly percent: string;
  readonly gates: string;
  readonly waits: string;
  readonly window: string;
  readonly next: string;
}

const titles: Texts = {
  name: "Deployment",
  status: "Status",
  release: "Release",
  strategy: "Strategy",
  percent: "Done",
  gates: "Open gates",
  waits: "Waits for",
  window: "Window",
  next: "Next",
};

function textsOf(row: Progress, now: Date): Texts {
  const roles = [...new Set(row.missingApprovals.map((it) => it.role))];
  return {
    name: makeVisible(row.name),
    status: row.status ?? "no status",
    release: makeVisible(row.release ?? "–"),
    strategy: makeVisible(row.strategy ?? "–"),
    percent: `${row.percent}%`,
    gates: row.openGates === 0 ? "–" : String(row.openGates),
    waits: roles.length === 0 ? "–" : makeVisible(roles.join(", ")),
    window: row.window === null ? "–" : describeWindow(row.window),
    next: describeNext(row.next, now.getTime()),
  };
}

function renderRows(rows: readonly Progress[], { width, now }: StatusContext, paint: Paint): readonly string[] {
  if (rows.length === 0) return ["No open deployments"];
  const texts = rows.map((it) => textsOf(it, now));
  const widthOf = (key: keyof Texts): number => Math.max(...[titles, ...texts].map((it) => textWidth(it[key])));
  const keys = ["name", "status", "release", "strategy", "percent", "gates", "waits", "window", "next"] as const;
  const widths = Object.fromEntries(keys.map((key) => [key, widthOf(key)])) as Record<keyof Texts, number>;
  const line = (text: Texts, chosen: readonly (keyof Texts)[]): string =>
    chosen
      .map((key) => (key === "percent" ? text[key].padStart(widths[key]) : padEnd(text[key], widths[key])))
      .join("  ")
      .trimEnd();
  const whole = keys.reduce((sum, key) => sum + widths[key] + 2, -2);
  if (whole <= width) return [paint.dim(line(titles, keys)), ...texts.map((it) => line(it, keys))];
  const first = ["name", "status", "percent", "release"] as const;
  return texts.flatMap((it) => {
    const gates = it.gates === "–" ? [] : [`${it.gates} open ${it.gates === "1" ? "gate" : "gates"}`];
    const waits = it.waits === "–" || it.next.endsWith(it.waits) ? [] : [`waits for ${it.waits}`];
    const strategy = it.strategy === "–" ? "no strategy" : it.strategy;
    const window = it.window === "–" ? "no window" : it.window;
    const below = wrap([it.next, ...gates, ...waits, strategy, window].join(" · "), Math.max(20, width - 4));
    return [line(it, first), ...below.map((text) => paint.dim(`    ${text}`))];
  });
}

/** One deployment in full: its facts, and how far each document is. */
function renderOne(row: Progress, { width, now }: StatusContext, paint: Paint): readonly string[] {
  const text = textsOf(row, now);
  const labels = ["status", "release", "strategy", "percent", "gates", "waits", "window", "next"] as const;
  const room = Math.max(20, width - 14);
  const facts = labels.flatMap((key) => {
    const lines = wrap(text[key], room);
    return lines.map((it, at) => `  ${padEnd(at === 0 ? titles[key] : "", 10)}  ${it}`);
  });
  const documents = [
    ...row.documents.map((it) => `  ${`${it.percent}%`.padStart(4)}  ${makeVisible(it.path)}`),
    ...row.missingDocuments.map((it) => `     –  ${makeVisible(it)}.md is missing`),
  ];
  return [paint.bold(text.name), "", ...facts, "", ...documents];
}

/** A window in its own offset: `2026-12-01 21:00–00:00 +01:00`. */
export function describeWindow({ start, end, offset }: NonNullable<Progress["window"]>): string {
  const local = (instant: number): string => new Date(instant + offset * minute).toISOString();
  const [from, to] = [local(start), local(end)];
  const time = (text: string): string => text.slice(11, 16);
  const sameDay = from.slice(0, 10) === to.slice(0, 10) || end - start < day / 2;
  const sign = offset < 0 ? "-" : "+";
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const zone = offset === 0 ? "UTC" : `${sign}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return `${from.slice(0, 10)} ${time(from)}–${sameDay ? "" : `${to.slice(0, 10)} `}${time(to)} ${zone}`;
}

/** What a deployment needs next, in a few words; safe for a terminal. */
export function describeNext(next: Next, now: number): string {
  switch (next.type) {
    case "mend":
      return `mend ${count(next.errors, "contradiction")}`;
    case "complete":
      return `fill in ${count(next.left, "place")}`;
    case "approve":
      return "set status approved, ask for the signatures";
    case "sign":
      return `sign: ${makeVisible(next.roles.join(", "))}`;
    case "wait":
      return `deploy in ${lengthOf(next.until - now)}`;
    case "deploy":
      return next.until === null ? "deploy" : `deploy now, window ends in ${lengthOf(next.until - now)}`;
    case "report":
      return `window ended ${lengthOf(now - next.since)} ago: set status deployed or rolled-back`;
    case "close":
      return "set status closed";
    case "nothing":
      return "–";
  }
}

/** A length of time in its two largest units. */
function lengthOf(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minute);
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60)];
  if (days > 0) return hours > 0 && days < 7 ? `${days} d ${hours} h` : `${days} d`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
