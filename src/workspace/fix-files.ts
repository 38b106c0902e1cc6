import { readFile, realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { type FixedDocument, fixDocuments } from "../engine/fix.ts";
import { ConfigError, ExpectedError, FileError } from "../errors.ts";
import { type Groups, groupByFolder, openGroups } from "./groups.ts";
import { type Requests, toRequests } from "./judge-group.ts";
import { withLock } from "./lock.ts";
import { showPath, toSlashes } from "./paths.ts";
import { decodeText, markOf } from "./read-document.ts";
import type { Run } from "./run.ts";
import { reasonOf } from "./system-error.ts";
import { writeWhole } from "./write-whole.ts";

/** A document that was mended, or would be; texts are without byte-order mark. */
export interface FixedFile extends FixedDocument {
  /** Absolute. */
  readonly path: string;
  readonly before: string;
}

/** What became of the documents: `problems` are lines that name what could not be read or written. */
export interface FixOutcome {
  /** Those with something to mend, also where it was left out. */
  readonly fixed: readonly FixedFile[];
  readonly problems: readonly string[];
}

/**
 * Mends what is certain in documents (absolute paths), those of a folder in each other's light. With `write` each is
 * written whole, while nobody else of deploydoc writes it. What can't be read is a problem, and stays as it is.
 */
export async function fixFiles(files: readonly string[], run: Run, write: boolean): Promise<FixOutcome> {
  const fixed: FixedFile[] = [];
  const problems: string[] = [];
  const open = openGroups(run);
  for (const [folder, wanted] of groupByFolder(files)) {
    try {
      const outcome = await fixFolder(folder, wanted, run, open);
      const changed = outcome.fixed.filter((it) => it.text !== it.before);
      if (!write || changed.length === 0) {
        fixed.push(...outcome.fixed);
        problems.push(...outcome.problems);
        continue;
      }
      const paths = changed.map((it) => it.path);
      const written = await withLocks(paths, run, async () => {
        // Somebody else may have written one of them since.
        const again = await fixFolder(folder, wanted, run, open);
        for (const it of again.fixed) if (paths.includes(it.path)) await writeFixed(it, run);
        return { ...again, fixed: again.fixed.filter((it) => paths.includes(it.path) || it.text === it.before) };
      });
      fixed.push(...written.fixed);
      problems.push(...written.problems);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      problems.push(error.message);
    }
  }
  return { fixed, problems: [...new Set(problems)] };
}

async function fixFolder(folder: string, wanted: readonly string[], run: Run, open: Groups): Promise<FixOutcome> {
  const { group, problems } = await open(folder, wanted);
  const { requests, context } = await toRequests(group, run);
  const fixed: FixedFile[] = [];
  const kindProblems: string[] = [];
  const pathOf = new Map(wanted.map((it) => [toSlashes(it), it]));
  for (const request of requests) {
    try {
      fixed.push(...(await fixDocuments(request, context)).map((it) => withBefore(it, request, pathOf)));
    } catch (error) {
      if (!(error instanceof ConfigError) || request.plan !== null) throw error;
      kindProblems.push(error.message);
    }
  }
  return { fixed: fixed.filter((it) => it.mended + it.signed > 0), problems: [...problems, ...kindProblems] };
}

function withBefore(
  fixed: FixedDocument,
  { files }: Requests["requests"][number],
  pathOf: ReadonlyMap<string, string>,
): FixedFile {
  const before = files.find((it) => it.path === fixed.path)?.text ?? "";
  return { ...fixed, before, path: pathOf.get(fixed.path) ?? resolve(fixed.path) };
}

/** Does work while the locks of several files are held, which are taken in order, so that nobody waits for each other. */
async function withLocks<Result>(paths: readonly string[], run: Run, work: () => Promise<Result>): Promise<Result> {
  const [first, ...rest] = paths.toSorted();
  if (first === undefined) return work();
  return withLock(await realPath(first, run), showPath(first, run.cwd), () => withLocks(rest, run, work));
}

async function writeFixed({ path, text, before }: FixedFile, run: Run): Promise<void> {
  if (text === before) return;
  const shown = showPath(path, run.cwd);
  const bytes = await readBytes(path, shown);
  if (decodeText(bytes) !== before) throw new FileError(`${shown} was changed in the meantime: run it again`);
  await writeWhole(await realPath(path, run), `${markOf(bytes)}${text}`, shown, true);
}

async function readBytes(path: string, shown: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new FileError(`${shown} ${reasonOf(error)}`);
  }
}

/** A link stays one: what it leads to is written. */
async function realPath(path: string, { cwd }: Run): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    throw new FileError(`${showPath(path, cwd)} ${reasonOf(error)}`);
  }
}

/** The byte-order mark that a file on the disk begins with; "" without one. */
export async function readMark(path: string, cwd: string): Promise<string> {
  return markOf(await readBytes(path, showPath(path, cwd)));
}
