import { dirname } from "node:path";
import { fillReport } from "../engine/fill-report.ts";
import type { KindLibrary } from "../engine/kind-library.ts";
import { readDocument, type TextFile } from "../engine/read-document.ts";
import { UsageError } from "../errors.ts";
import type { CompiledKind } from "../kinds/compiled-kind.ts";
import type { Config } from "../model/config.ts";
import { readSnapshot } from "../workspace/monitoring-snapshot.ts";
import { toSlashes } from "../workspace/paths.ts";
import { readLimits } from "../workspace/read-limits.ts";
import { complain } from "./complain.ts";
import type { Io } from "./io.ts";

/** What a report is read and filled in by. */
interface Settings {
  readonly compiled: CompiledKind;
  readonly library: KindLibrary;
  readonly config: Config;
}

/**
 * A fresh report with a snapshot file filled in, and its metrics held against the limits of the plans in its folder; what
 * has no verdict is said. Throws a UsageError for a kind that holds no metrics, and a FileError for a bad snapshot.
 */
export async function fillFromSnapshot(
  { path, text }: TextFile,
  from: string,
  { compiled, library, config }: Settings,
  io: Io,
): Promise<string> {
  const { kind } = compiled;
  if (!kind.sections.some((it) => it.holds.includes("metrics"))) {
    throw new UsageError(`--from fills in a monitoring-report: a ${kind.name} holds no metrics`);
  }
  const snapshot = await readSnapshot(from, io.cwd);
  const { limits, problems } = await readLimits(dirname(path), library, config.limits.documentBytes, io.cwd);
  const read = async (markdown: string) =>
    (await readDocument({ path: toSlashes(path), text: markdown }, library, true)).document;
  const filled = await fillReport({ text, compiled, read }, snapshot, limits);
  for (const it of [...problems, ...filled.left]) complain(io, it);
  return filled.text;
}
