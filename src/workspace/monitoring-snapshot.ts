import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import snapshotSchema from "../../schemas/monitoring-snapshot.schema.json" with { type: "json" };
import { checkSchema, type Departure, type Schema } from "../engine/check-schema.ts";
import { findClosest } from "../engine/closest.ts";
import type { Snapshot } from "../engine/fill-report.ts";
import { writeValue } from "../engine/metric-rows.ts";
import { FileError } from "../errors.ts";
import { JsonError, parseJson } from "../kinds/json.ts";
import { findQuantity } from "../reading/criteria/quantity.ts";
import { showPath } from "./paths.ts";
import { decodeText } from "./read-document.ts";
import { reasonOf } from "./system-error.ts";

const schema: Schema = snapshotSchema;

/** Bytes. */
const largest = 1_000_000;
/** Metrics that a report takes: nobody reads more, and each is filled in for itself. */
const most = 500;
/** Faults that are told at once: what makes more of them is one mistake, repeated. */
const mostFaults = 20;

type RawMetric = Omit<Snapshot["metrics"][number], "unit" | "business"> & {
  readonly unit?: string;
  readonly business?: boolean;
};

/** What a snapshot file holds; the schema vouches for it. */
type RawSnapshot = Omit<Snapshot, "metrics"> & { readonly metrics: readonly RawMetric[] };

/** A fault, and the JSON path of what is at fault. */
interface Fault {
  readonly path: string;
  readonly message: string;
}

/** Reads a monitoring snapshot. Throws a FileError that names the file, and the JSON path of what is wrong in it. */
export async function readSnapshot(file: string, cwd: string): Promise<Snapshot> {
  const path = resolve(cwd, file);
  const shown = showPath(path, cwd);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new FileError(`${shown} ${reasonOf(error)}`);
  });
  if (bytes.length > largest) {
    const limit = `${largest / 1_000_000} MB`;
    throw new FileError(`${shown} is larger than ${limit}: give the metrics that plan and rollback triggers name`);
  }
  return parseSnapshot(decode(bytes, shown), shown);
}

function decode(bytes: Uint8Array, shown: string): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    throw error instanceof FileError ? new FileError(`${shown} ${error.message}`) : error;
  }
}

/** A snapshot from its JSON; see `readSnapshot`. */
function parseSnapshot(text: string, shown: string): Snapshot {
  const value = parse(text, shown);
  const departures = checkSchema(value, schema, schema);
  const faults = departures.length > 0 ? departures.map(describe) : findFaults(value as RawSnapshot);
  if (faults.length > 0) {
    const lines = faults.slice(0, mostFaults).map(({ path, message }) => `${shown}: ${path} ${message}`);
    const left = faults.length - lines.length;
    throw new FileError([...lines, ...(left > 0 ? [`${shown}: and ${left} more faults`] : [])].join("\n"));
  }
  const { metrics, source, generatedAt, baselineWindow, observationPeriod } = value as RawSnapshot;
  return {
    ...{ source, generatedAt, baselineWindow, observationPeriod },
    metrics: metrics.map(({ unit = null, business = false, ...metric }) => ({ ...metric, unit, business })),
  };
}

function parse(text: string, shown: string): unknown {
  try {
    return parseJson(text).value;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new FileError(`${shown}:${error.spot.line}:${error.spot.column}: ${error.message}`);
  }
}

/** What a schema can't say. */
function findFaults({ metrics, ...times }: RawSnapshot): readonly Fault[] {
  const faults: Fault[] = [];
  if (metrics.length === 0) faults.push({ path: "$.metrics", message: "is empty: give at least one metric" });
  if (metrics.length > most) {
    faults.push({ path: "$.metrics", message: `holds ${metrics.length}: a report takes ${most} metrics at most` });
  }
  for (const key of ["baselineWindow", "observationPeriod"] as const) {
    const [start = Number.NaN, end = Number.NaN] = times[key].split("/").map((it) => Date.parse(it));
    if (Number.isNaN(start) || Number.isNaN(end)) {
      faults.push({ path: `$.${key}`, message: `is ${JSON.stringify(times[key])}, which no calendar has` });
    } else if (start >= end) faults.push({ path: `$.${key}`, message: "ends before it starts" });
  }
  const names = new Map<string, number>();
  for (const [at, { name, unit, after }] of metrics.entries()) {
    const path = `$.metrics[${at}]`;
    const key = name.trim().toLowerCase();
    const first = names.get(key);
    if (first === undefined) names.set(key, at);
    else faults.push({ path: `${path}.name`, message: `is ${JSON.stringify(name)}, as $.metrics[${first}].name is` });
    if (unit !== undefined && !isUnit(unit, after)) {
      const message = `is ${JSON.stringify(unit)}, which is no unit: give one such as %, ms, req/s, or none for a count`;
      faults.push({ path: `${path}.unit`, message });
    }
  }
  return faults;
}

/** Whether a value with the unit behind it reads as that. */
function isUnit(unit: string, value: number): boolean {
  const text = writeValue(value, unit);
  const found = findQuantity(text, 0, false);
  return found !== null && found.quantity.unit !== null && found.to === text.length;
}

function describe(departure: Departure): Fault {
  const path = `$${departure.path.map((it) => (/^\d+$/.test(it) ? `[${it}]` : `.${it}`)).join("")}`;
  const value = JSON.stringify(departure.value);
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  switch (departure.fault) {
    case "unknown": {
      const closest = findClosest(departure.key, departure.known);
      const hint = closest === null ? `keys are ${departure.known.join(", ")}` : `did you mean "${closest}"?`;
      return { path, message: `has the unknown key "${departure.key}": ${hint}` };
    }
    case "missing":
      return { path, message: `lacks "${departure.key}"` };
    case "type":
      return { path, message: `is ${shown}: expected ${nameType(departure.expected)}` };
    case "value":
      return { path, message: `is ${shown}: expected ${departure.expected.join(", ")}` };
    case "small":
      return { path, message: `is ${shown}: expected ${departure.least} or more` };
    case "empty":
      return { path, message: "is an empty text" };
    case "form":
      return { path, message: `is ${shown}: expected such as ${departure.examples.join(" or ")}` };
  }
}

function nameType(type: string): string {
  if (type === "array") return "a list";
  return type === "object" ? "an object" : `a ${type === "string" ? "text" : type}`;
}
