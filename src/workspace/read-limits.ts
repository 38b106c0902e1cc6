import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { markdownEndings } from "../engine/default-config.ts";
import type { KindLibrary } from "../engine/kind-library.ts";
import { limitsIn, type MetricLimit } from "../engine/metric-rows.ts";
import { readDocument as read } from "../engine/read-document.ts";
import { FileError } from "../errors.ts";
import { showPath, toSlashes } from "./paths.ts";
import { isPlan } from "./plan-file.ts";
import { readDocument } from "./read-document.ts";

/** The limits that metrics are held against. */
export interface PlannedLimits {
  readonly limits: readonly MetricLimit[];
  /** Lines that name the documents that can't be read. */
  readonly problems: readonly string[];
}

/** Reads the limits that the plan and the rollback plan of a folder set; there need be none. */
export async function readLimits(
  folder: string,
  kinds: KindLibrary,
  maximum: number,
  cwd: string,
): Promise<PlannedLimits> {
  const names = await readdir(folder).catch((): string[] => []);
  const wanted = names.filter((it) => isPlan(it) || isRollbackPlan(it)).sort();
  const limits: MetricLimit[] = [];
  const problems: string[] = [];
  for (const name of wanted) {
    const path = join(folder, name);
    try {
      const { text, oversize } = await readDocument(path, maximum);
      if (oversize) throw new FileError("is too large to be read");
      const { document, compiled } = await read({ path: toSlashes(path), text }, kinds, true);
      if (compiled !== null) limits.push(...limitsIn(document, compiled));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(`${showPath(path, cwd)} ${error.message}: its limits are not known`);
    }
  }
  return { limits, problems };
}

function isRollbackPlan(name: string): boolean {
  return markdownEndings.some((ending) => name.toLowerCase() === `rollback-plan.${ending}`);
}
