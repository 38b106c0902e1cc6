import { isMarkdown } from "../engine/default-config.ts";
import type { InputFile } from "../engine/read-subject.ts";
import { ExpectedError, FileError } from "../errors.ts";
import type { Config } from "../model/config.ts";
import type { DocumentFiles } from "./document-files.ts";
import { pathIn, showPath, toSlashes } from "./paths.ts";
import { isPlan } from "./plan-file.ts";

/** The documents of a folder that are judged together, by path. */
export interface FolderFiles {
  readonly files: readonly InputFile[];
  /** Path of the plan that heads the folder; null when there is none. */
  readonly plan: string | null;
  /** Lines that name what could not be read. */
  readonly problems: readonly string[];
}

/**
 * Reads the documents that are wanted and, where a plan heads the folder, all others in it: they are judged in each
 * other's light. One that can't be read is a problem, wanted or not. Throws a FileError when it is the plan, or there are two.
 */
export async function readFolder(
  folder: string,
  wanted: readonly string[],
  config: Config,
  run: { readonly cwd: string; readonly documents: DocumentFiles },
): Promise<FolderFiles> {
  const names = (await run.documents.list(folder)).map(({ name }) => name);
  const [planFile, otherPlan] = names.filter(isPlan).sort();
  if (planFile !== undefined && otherPlan !== undefined) {
    throw new FileError(`${showPath(folder, run.cwd)} holds both ${planFile} and ${otherPlan}: keep one of them`);
  }
  const paths = new Set(wanted);
  if (planFile !== undefined) for (const name of names) if (isMarkdown(name)) paths.add(pathIn(folder, name));
  const files: InputFile[] = [];
  const problems: string[] = [];
  for (const path of [...paths].sort()) {
    try {
      files.push({ path: toSlashes(path), ...(await run.documents.read(path, config.limits.documentBytes)) });
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      if (planFile !== undefined && path === pathIn(folder, planFile)) {
        throw new FileError(`${showPath(path, run.cwd)} ${error.message}: it heads its deployment`);
      }
      problems.push(`${showPath(path, run.cwd)} ${error.message}`);
    }
  }
  const plan = planFile === undefined ? null : toSlashes(pathIn(folder, planFile));
  return { files, plan, problems };
}
