import { readdir, readFile, realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { findClosest } from "../engine/closest.ts";
import { isMarkdown, markdownEndings } from "../engine/default-config.ts";
import { FileError, UsageError } from "../errors.ts";
import type { Config } from "../model/config.ts";
import type { Facts } from "../model/kind.ts";
import { parseFrontMatter } from "../reading/parse.ts";
import type { Configs } from "./config.ts";
import { findFolder } from "./deployment-folder.ts";
import { findDocuments } from "./find-documents.ts";
import { readPlanHead } from "./parse-heads.ts";
import { isPlan } from "./plan-file.ts";
import { decodeText, markOf } from "./read-document.ts";
import { codeOf, reasonOf } from "./system-error.ts";

/** Kind of the document that a deployment's steps are recorded in. */
export const logKind = "deployment-log";

/** The folder of a deployment, and its name. */
export interface LogFolder {
  readonly folder: string;
  readonly deployment: string;
}

/**
 * The deployment that is logged: the one named; else that of the working directory; else the only one that is approved.
 * Throws a UsageError when there is none of the name, or not one alone to choose.
 */
export async function findLogFolder(
  deployment: string | null,
  cwd: string,
  config: Config,
  configs: Configs,
): Promise<LogFolder> {
  const found = await findFolder(deployment, cwd, config);
  if (deployment !== null) {
    await requireFolder(found.folder, deployment);
    return { folder: found.folder, deployment };
  }
  if (found.deployment !== null) return { folder: found.folder, deployment: found.deployment };
  const { files } = await findDocuments([], { cwd, configs, noIgnore: false });
  const heads = await Promise.all(
    files.filter((it) => isPlan(basename(it))).map(async (it) => ({ path: it, head: await readPlanHead(it) })),
  );
  const approved = heads.filter(({ head }) => head?.status === "approved").map(({ path }) => dirname(path));
  const [only] = approved;
  if (only !== undefined && approved.length === 1) return { folder: only, deployment: basename(only) };
  const names = approved.map((it) => basename(it)).sort();
  const listed = names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");
  throw new UsageError(
    `Give --deployment: ${approved.length === 0 ? "no deployment is approved" : `${approved.length} are approved (${listed})`}`,
  );
}

/** A name that is misspelt would make a log that nobody looks into. */
async function requireFolder(folder: string, name: string): Promise<void> {
  const names = await readdir(dirname(folder)).catch((): string[] => []);
  if (names.includes(basename(folder))) return;
  const closest = findClosest(name, names);
  const hint = closest === null ? "" : `: did you mean "${closest}"?`;
  throw new UsageError(`There is no deployment "${name}"${hint}`);
}

/** Path of a deployment's log, through any link: by its file name, else the first that says its kind; it need not be there. */
export async function findLog(folder: string): Promise<string> {
  const names = await readdir(folder).catch((): string[] => []);
  const named = names.find((it) => markdownEndings.some((ending) => it.toLowerCase() === `${logKind}.${ending}`));
  if (named !== undefined) return realpath(join(folder, named)).catch(() => join(folder, named));
  for (const name of names.filter(isMarkdown).sort()) {
    const text = await readFile(join(folder, name), "utf8").catch(() => "");
    if (parseFrontMatter(text).data.kind === logKind) return join(folder, name);
  }
  return join(folder, `${logKind}.md`);
}

/** Whether a folder holds documents besides its plan and its log: one of them may list the planned steps. */
export async function holdsOthers(folder: string, log: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.some((it) => isMarkdown(it) && !isPlan(it) && it !== basename(log));
}

/** The facts of the plan in a folder, as far as they can be read; null where there is none. */
export async function readPlanFacts(folder: string): Promise<Facts | null> {
  const name = (await readdir(folder).catch((): string[] => [])).find(isPlan);
  const head = name === undefined ? null : await readPlanHead(join(folder, name));
  return head?.facts ?? null;
}

/** A log's text, and the byte-order mark that it may begin with; null when there is none yet. */
export interface LogText {
  readonly mark: string;
  readonly text: string;
}

/** Reads a log. Throws a FileError, with `shownPath`, when it can't be read or is no UTF-8. */
export async function readLog(path: string, shownPath: string): Promise<LogText | null> {
  try {
    const bytes = await readFile(path);
    return { mark: markOf(bytes), text: decodeText(bytes) };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw new FileError(`${shownPath} ${error instanceof FileError ? error.message : reasonOf(error)}`);
  }
}
