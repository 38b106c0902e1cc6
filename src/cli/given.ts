import { resolve } from "node:path";
import { ExpectedError, UsageError } from "../errors.ts";
import type { Given } from "../workspace/document-files.ts";
import { decodeText, markOf } from "../workspace/read-document.ts";
import type { Io } from "./io.ts";
import type { InputOptions } from "./reading-options.ts";

/** The document that comes by standard input, with the path it stands for and its byte-order mark; null when none does. */
export async function readGiven(
  paths: readonly string[],
  { stdin, stdinFilename }: InputOptions,
  io: Io,
): Promise<(Given & { readonly mark: string }) | null> {
  if (!stdin) {
    if (stdinFilename !== undefined) throw new UsageError("--stdin-filename goes with --stdin");
    return null;
  }
  if (paths.length > 0) throw new UsageError("Give paths or --stdin, not both");
  try {
    const bytes = await io.readInput();
    return { path: resolve(io.cwd, stdinFilename ?? "stdin.md"), text: decodeText(bytes), mark: markOf(bytes) };
  } catch (error) {
    throw error instanceof ExpectedError ? new ExpectedError(`Standard input ${error.message}`) : error;
  }
}
