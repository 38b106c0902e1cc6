import type { Freeze } from "../../model/subject.ts";
import { describeWindow } from "../status-rows.ts";
import { escapeHtml } from "./escape.ts";
import type { Group } from "./page.ts";
import { renderTable, round } from "./parts.ts";

const day = 86_400_000;
/** What is shown at once: more days than that, and a window is too thin to be seen. */
const most = 100 * day;

/** A stretch of time, in milliseconds since the epoch. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The windows of the deployments as rows of a calendar, with the freezes they meet; "" when none has a window. */
export function renderCalendar(groups: readonly Group[], now: number): string {
  const rows = groups.flatMap((group) => {
    const window = group.overview?.progress.window ?? null;
    return window === null || !isDrawable(window) ? [] : [{ group, window }];
  });
  if (rows.length === 0) return "";
  const without = groups.filter(({ overview }) => overview !== null).length - rows.length;
  const span = chooseSpan(
    rows.map(({ window }) => window),
    now,
  );
  const freezes = new Map(
    rows.flatMap(({ group, window: { offset } }) =>
      (group.overview?.freezes ?? []).map((it) => [it.name, { ...it, offset }] as const),
    ),
  );
  const near = [...freezes.values()].filter((it) => it.end > span.start && it.start < span.end);
  const table = renderTable(
    `Windows from ${nameDay(span.start, true)} to ${nameDay(span.end, true)}`,
    [
      { title: "Deployment", name: "name" },
      { title: "Window", name: "window" },
      { title: "Calendar", name: "strip", extra: drawAxis(span, now) },
    ],
    rows
      .toSorted((a, b) => a.window.start - b.window.start)
      .map(({ group, window }) => ({
        attributes: ` data-group="${group.id}"`,
        cells: [
          `<a href="#${group.id}">${escapeHtml(group.name)}</a>`,
          escapeHtml(describeWindow(window)),
          drawRow(window, group, span),
        ],
      })),
  );
  return [
    '<section aria-labelledby="calendar">\n<h2 id="calendar">Windows</h2>\n<div class="calendar">\n',
    `<svg class="grid" aria-hidden="true" focusable="false">${drawGrid(span, now)}</svg>\n`,
    table,
    "</div>\n",
    renderLegend(near, without),
    "</section>\n",
  ].join("");
}

/** What a browser's clock can hold, and begins before it ends. */
function isDrawable({ start, end }: Span): boolean {
  return end > start && Math.abs(start) < 8e15 && Math.abs(end) < 8e15;
}

/** Everything where it fits, else the weeks around now, else the last windows. */
function chooseSpan(windows: readonly Span[], now: number): Span {
  const around = (spans: readonly Span[]): Span => {
    const start = Math.min(...spans.map((it) => it.start));
    const end = Math.max(...spans.map((it) => it.end));
    const margin = Math.max(day, (end - start) * 0.03);
    return { start: floorDay(start - margin), end: floorDay(end + margin + day) };
  };
  const today = { start: now, end: now };
  const all = around([...windows, today]);
  if (all.end - all.start <= most) return all;
  const focus = { start: now - 28 * day, end: now + 56 * day };
  const near = windows.filter((it) => it.end > focus.start && it.start < focus.end);
  if (near.length > 0) return around([...near, today]);
  const last = Math.max(...windows.map((it) => it.end));
  return around(windows.filter((it) => it.end > last - most / 2));
}

function floorDay(instant: number): number {
  return Math.floor(instant / day) * day;
}

function placeIn({ start, end }: Span, instant: number): number {
  return (100 * (instant - start)) / (end - start);
}

/** Defines what every row shows behind its window: weekends, and now. */
function drawGrid(span: Span, now: number): string {
  const weekends: string[] = [];
  const isDense = span.end - span.start > 70 * day;
  for (let at = span.start; at < span.end && !isDense; at += day) {
    if (new Date(at).getUTCDay() % 6 !== 0) continue;
    weekends.push(
      `<rect class="weekend" x="${round(placeIn(span, at))}%" width="${round(placeIn(span, span.start + day))}%" height="100%"/>`,
    );
  }
  const lines = ticksOf(span).map((at) => {
    const x = round(placeIn(span, at));
    return `<line class="tick" x1="${x}%" x2="${x}%" y2="100%"/>`;
  });
  const today = isIn(span, now)
    ? `<line class="now" x1="${round(placeIn(span, now))}%" x2="${round(placeIn(span, now))}%" y2="100%"/>`
    : "";
  return `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="2" height="6"/></pattern><g id="days">${weekends.join("")}${lines.join("")}${today}</g></defs>`;
}

function isIn({ start, end }: Span, instant: number): boolean {
  return instant >= start && instant <= end;
}

/** Mondays or firsts of a month, at most eight or so. */
function ticksOf({ start, end }: Span): readonly number[] {
  const days = Array.from({ length: Math.ceil((end - start) / day) }, (_, at) => start + at * day);
  if (days.length <= 8) return days;
  if (days.length <= 16) return days.filter((_, at) => at % 2 === 0);
  const mondays = days.filter((it) => new Date(it).getUTCDay() === 1);
  if (mondays.length <= 7) return mondays;
  if (mondays.length <= 14) return mondays.filter((_, at) => at % 2 === 0);
  return days.filter((it) => new Date(it).getUTCDate() === 1);
}

function drawAxis(span: Span, now: number): string {
  const label = (at: number, text: string, look: string): string => {
    const x = placeIn(span, at);
    const anchor = x > 92 ? "end" : x < 4 ? "start" : "middle";
    return `<text class="${look}" x="${round(x)}%" y="${look === "today" ? 11 : 26}" text-anchor="${anchor}">${text}</text>`;
  };
  const days = ticksOf(span).map((at) => label(at, nameDay(at, false), "label"));
  const today = isIn(span, now) ? label(now, "now", "today") : "";
  return `<svg class="axis" aria-hidden="true" focusable="false">${days.join("")}${today}</svg>`;
}

function drawRow(window: Span, { standing, overview }: Group, span: Span): string {
  const environment = overview?.progress.environment ?? null;
  const freezes = (overview?.freezes ?? []).filter(
    ({ environments, start, end }) =>
      end > span.start && start < span.end && (environments.length === 0 || environments.includes(environment ?? "")),
  );
  return [
    '<svg class="row" aria-hidden="true" focusable="false"><use href="#days"/>',
    ...freezes.map((it) => drawBar(it, span, "freeze", 'height="100%"')),
    window.end < span.start ? '<text class="label" x="0" y="22">◂ earlier</text>' : "",
    window.start > span.end ? '<text class="label" x="100%" y="22" text-anchor="end">later ▸</text>' : "",
    window.end >= span.start && window.start <= span.end
      ? drawBar(window, span, `slot ${standing}`, 'y="11" height="12" rx="3"')
      : "",
    "</svg>",
  ].join("");
}

function drawBar({ start, end }: Span, span: Span, look: string, geometry: string): string {
  const from = Math.max(0, placeIn(span, start));
  const to = Math.min(100, placeIn(span, end));
  return `<rect class="${look}" x="${round(from)}%" width="${round(to - from)}%" ${geometry}/>`;
}

/** A freeze with the offset, in minutes, of a window that meets it: its days are those of that place. */
interface PlacedFreeze extends Freeze {
  readonly offset: number;
}

function renderLegend(freezes: readonly PlacedFreeze[], without: number): string {
  const told = [
    ...freezes.map(({ name, start, end, environments, offset }) => {
      const where = environments.length > 0 ? ` (${environments.join(", ")})` : "";
      const local = offset * 60_000;
      const days = `${nameDay(start + local, true)} to ${nameDay(end - 1 + local, true)}`;
      return `<li><svg class="key" aria-hidden="true" focusable="false"><rect class="freeze" width="100%" height="100%"/></svg> Freeze “${escapeHtml(name)}”${escapeHtml(where)}: ${days}</li>\n`;
    }),
    ...(without > 0 ? [`<li>${without} without a window</li>\n`] : []),
  ];
  return told.length === 0 ? "" : `<ul class="legend">\n${told.join("")}</ul>\n`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** "3 Dec" or "3 Dec 2026", UTC. */
function nameDay(instant: number, withYear: boolean): string {
  const date = new Date(instant);
  const text = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  return withYear ? `${text} ${date.getUTCFullYear()}` : text;
}
