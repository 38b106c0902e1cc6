import { slugOf } from "../deployment/name.ts";
import { planTimes, type Timetable } from "../deployment/timetable.ts";
import { UsageError } from "../errors.ts";
import type { Status } from "../model/deployment.ts";
import type { Facts } from "../model/kind.ts";
import { isDay } from "../reading/moments/scan-dates.ts";
import { durationOf, formatDuration } from "../rules/time/duration.ts";
import { requireSafeName } from "../workspace/safe-name.ts";
import { type AllowedValues, readFacts } from "./facts.ts";

/** The flags of `new deployment`. */
export interface NewDeploymentOptions {
  readonly strategy?: string;
  readonly type?: readonly string[];
  readonly risk?: string;
  readonly release?: string;
  readonly environment?: string;
  readonly services?: readonly string[];
  readonly date?: string;
  readonly window?: string;
  readonly start?: string;
  readonly duration?: string;
  readonly stages?: readonly string[];
  readonly rollbackTime?: string;
  readonly lead?: string;
  readonly engineer?: string;
  readonly backup?: string;
  readonly incident?: string;
  readonly after?: readonly string[];
  readonly set?: readonly string[];
  readonly status?: Status;
  readonly all?: boolean;
  readonly config?: string;
  readonly dryRun?: boolean;
}

const joined = (values: readonly string[] | undefined): string | undefined => values?.join(",");

/**
 * What the command line says of the deployment: its facts, and besides them `slug`, `date`, `start`, `duration`, `stages`
 * and `rollback-time`. Throws a UsageError for what can't be.
 */
export function readGivenFacts(
  slug: string | undefined,
  options: NewDeploymentOptions,
  names: readonly string[],
  allowed: AllowedValues,
): Facts {
  const { services, type, after, stages, rollbackTime, date, start, duration, set } = options;
  const own = { slug, date, start, duration, stages: joined(stages), "rollback-time": rollbackTime };
  const plain = ["strategy", "risk", "release", "environment", "window", "lead", "engineer", "backup", "incident"];
  const flags = Object.fromEntries(
    Object.entries(options).filter((entry): entry is [string, string] => plain.includes(entry[0])),
  );
  const lists = { services: joined(services), type: joined(type), after: joined(after) };
  const facts: Record<string, string | readonly string[]> = {
    ...readFacts({ ...flags, ...lists }, set ?? [], names, allowed),
  };
  for (const [name, flag] of Object.entries(own)) {
    const value = facts[name] ?? flag;
    if (facts[name] !== undefined && flag !== undefined) throw new UsageError(`Fact "${name}" is given twice`);
    if (value !== undefined) facts[name] = readPlanned(name, typeof value === "string" ? value : value.join(","));
  }
  return facts;
}

/** A value that only `new deployment` knows, checked. Throws a UsageError that says what is wrong. */
export function readPlanned(name: string, value: string): string | readonly string[] {
  const text = value.trim();
  switch (name) {
    case "slug":
      return readSlug(text);
    case "date":
      if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(text)) return text;
      throw new UsageError(`Date "${text}" is none of the calendar: give one such as 2026-12-01`);
    case "start":
      return readMoment("Start", text);
    case "stages":
      return text
        .split(/[,+]/)
        .filter((part) => part.trim() !== "")
        .map((part) => readLength("Stages", part.trim()));
    default:
      return readLength(name === "duration" ? "Duration" : "Rollback time", text);
  }
}

function readSlug(text: string): string {
  requireSafeName(text, "The name");
  if (slugOf(text) === "") {
    throw new UsageError(`The name "${text}" holds neither letter nor digit: give one such as checkout-v2`);
  }
  return text;
}

function readMoment(what: string, text: string): string {
  const [, day = "", time = "", zone = ""] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?) ?(Z|[+-]\d{2}:\d{2})?$/i.exec(text) ?? [];
  const example = "such as 2026-12-01T21:00+01:00";
  if (day === "") throw new UsageError(`${what} "${text}" is no date with a time: give one ${example}`);
  if (zone === "") throw new UsageError(`${what} "${text}" has no zone: give an offset, ${example}`);
  const moment = `${day}T${time}${zone.toUpperCase()}`;
  if (isRealDay(day) && !Number.isNaN(Date.parse(moment))) return moment;
  throw new UsageError(`${what} "${text}" is a moment that no clock or calendar has`);
}

function readLength(what: string, text: string): string {
  if ((durationOf(text) ?? 0) > 0) return text;
  throw new UsageError(`${what} "${text}" is no length of time: give one such as "90 min" or "1 h 30 min"`);
}

function isRealDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return isDay({ from: 0, to: 0, year, month, day });
}

/**
 * When the deployment takes place; null where the facts leave it open. Throws a UsageError for a window that can't be
 * read, is the wrong way round, or is too short for stages and rollback.
 */
export function requireTimes(facts: Facts): Timetable | null {
  if (facts.window !== undefined) {
    const surplus = ["start", "duration"].find((name) => facts[name] !== undefined);
    if (surplus !== undefined) throw new UsageError(`Give --window, or --start with --duration, not --${surplus} too`);
  }
  const times = planTimes(requireWindow(facts));
  if (times === null) {
    if (facts.start !== undefined) throw new UsageError("--start needs a --duration, or --stages and --rollback-time");
    if (facts.duration !== undefined) throw new UsageError("--duration needs a --start");
    return null;
  }
  if (times.spare >= 0) return times;
  const missing = formatDuration(-times.spare);
  throw new UsageError(`The window is ${missing} too short for the stages and a rollback: it ends at ${times.end}`);
}

/** The facts with the window in the form that documents hold it. Throws a UsageError when there is no such window. */
function requireWindow(facts: Facts): Facts {
  const { window } = facts;
  if (typeof window !== "string") return facts;
  const example = "give start/end with offsets, such as 2026-12-01T21:00+01:00/2026-12-02T00:00+01:00";
  const [start = "", end = "", rest] = window.split("/").map((it) => it.trim());
  if (end === "" || rest !== undefined) throw new UsageError(`Window "${window}" is no interval: ${example}`);
  const bounds = `${readMoment("Window", start)}/${/^P/.test(end) ? end : readMoment("Window", end)}`;
  if (planTimes({ window: bounds }) !== null) return { ...facts, window: bounds };
  throw new UsageError(`Window "${window}" ends before it begins: ${example}`);
}
