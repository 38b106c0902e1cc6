import { UsageError } from "../errors.ts";
import { toJson } from "../reports/json-text.ts";
import { openConfigs } from "../workspace/config.ts";
import { diskDocuments, withGiven } from "../workspace/document-files.ts";
import { exportFiles } from "../workspace/export-files.ts";
import { findDocuments } from "../workspace/find-documents.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { readGiven } from "./given.ts";
import type { Io } from "./io.ts";
import type { InputOptions } from "./reading-options.ts";

/** Prints the reading of documents as JSON; those that can't be read are named on standard error. */
export async function exportPaths(paths: readonly string[], options: InputOptions, io: Io): Promise<ExitCode> {
  const configs = openConfigs(io.cwd, options.config ?? null);
  const given = await readGiven(paths, options, io);
  if (given === null && paths.length === 0) throw new UsageError("Give the files to export, or --stdin");
  const search = { cwd: io.cwd, configs, noIgnore: !options.ignore };
  const found = given === null ? await findDocuments(paths, search) : { files: [given.path], problems: [] };
  const from = given === null ? diskDocuments : withGiven(diskDocuments, given);
  const { documents, problems } = await exportFiles(found.files, { cwd: io.cwd, configs, documents: from });
  if (documents.length > 0) io.print(toJson({ version: 1, documents }));
  const unread = [...found.problems, ...problems];
  for (const problem of unread) complain(io, problem);
  return unread.length > 0 ? exitCode.failed : exitCode.ok;
}
