import { dirname } from "node:path";
import { type ExportedDocument, exportDocument } from "../engine/export.ts";
import { ConfigError, ExpectedError, FileError } from "../errors.ts";
import { openKinds } from "./kinds.ts";
import { showPath, toSlashes } from "./paths.ts";
import type { Run } from "./run.ts";

/** Reads documents (absolute paths) as data; `problems` are lines that name what could not be read. */
export async function exportFiles(
  files: readonly string[],
  { cwd, configs, documents: from }: Pick<Run, "cwd" | "configs" | "documents">,
): Promise<{ readonly documents: readonly ExportedDocument[]; readonly problems: readonly string[] }> {
  const documents: ExportedDocument[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const shown = showPath(file, cwd);
    try {
      const config = await configs(dirname(file));
      const limit = config.limits.documentBytes;
      const { text, oversize } = await from.read(file, limit);
      if (oversize) throw new FileError(`is larger than the limit of ${limit} bytes`);
      const exported = await exportDocument({ path: toSlashes(file), text }, { kinds: await openKinds(config, cwd) });
      documents.push({ ...exported, path: shown });
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw new Error(`${shown} could not be read`, { cause: error });
      problems.push(error instanceof ConfigError ? error.message : `${shown} ${error.message}`);
    }
  }
  return { documents, problems: [...new Set(problems)] };
}
