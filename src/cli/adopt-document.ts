import { rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { adopt, type DocumentForm } from "../engine/adopt/adopt.ts";
import { nameOf } from "../engine/adopt/ids.ts";
import { FileError, UsageError } from "../errors.ts";
import { builtInNames } from "../kinds/builtin.ts";
import type { Config } from "../model/config.ts";
import { makeVisible } from "../reports/visible.ts";
import { openConfigs } from "../workspace/config.ts";
import { isThere } from "../workspace/config-files.ts";
import { configNames } from "../workspace/config-names.ts";
import { showPath } from "../workspace/paths.ts";
import { diskFiles } from "../workspace/policy-files.ts";
import { readDocument } from "../workspace/read-document.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { describeAdoption, describeFiles } from "./adopt-report.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** The flags of `adopt`. */
interface AdoptOptions {
  readonly kind?: string;
  readonly into?: string;
  readonly as?: DocumentForm;
  readonly config?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** The folder that kinds lie in where nobody says another. */
const usualFolder = "kinds";

/** Names that say nothing of what a document is. */
const emptyNames = new Set(["readme", "index", "template", "document", "doc"]);

/** Makes a kind of a document: two files in the team's folder of kinds. */
export async function adoptDocument(files: readonly string[], options: AdoptOptions, io: Io): Promise<ExitCode> {
  const [file = ""] = files;
  const config = await openConfigs(io.cwd, options.config ?? null)(io.cwd);
  const path = resolve(io.cwd, file);
  const { text, oversize } = await readDocument(path, config.limits.documentBytes).catch((error: unknown) => {
    throw error instanceof FileError ? new FileError(`${showPath(path, io.cwd)} ${error.message}`) : error;
  });
  if (oversize) throw new FileError(`${showPath(path, io.cwd)} is larger than the config allows`);
  const folder = folderFor(config, options, io.cwd);
  const kind = options.kind ?? (nameFor(basename(file)) || nameOf(headingOf(text)));
  const known = config.kinds === null ? null : resolve(config.root, config.kinds);
  requireName(kind);
  // In another folder, --force would not replace the one that the config's folder holds.
  if (known !== null && known !== folder) await requireFree(kind, known, io.cwd);
  if (!options.force) await requireFree(kind, folder, io.cwd);
  const adoption = await adopt(text, kind, options.as ?? null).catch((error: unknown) => {
    throw error instanceof UsageError ? new UsageError(`${showPath(path, io.cwd)}: ${error.message}`) : error;
  });
  const [template, schema] = [join(folder, `${kind}.md.hbs`), join(folder, `${kind}.schema.json`)];
  const written = [
    { path: template, shown: showPath(template, io.cwd), text: adoption.template },
    { path: schema, shown: showPath(schema, io.cwd), text: adoption.schema },
  ] as const;
  if (options.dryRun) {
    for (const { shown } of written) complain(io, `${shown} would be written`);
    io.print(`${describeFiles(written)}\n`);
  } else await writePair(written, options.force ?? false);
  const toAdd = known === folder ? null : { key: `kinds: ${showPath(folder, config.root)}`, replaces: config.kinds };
  io.print(describeAdoption(kind, adoption, options.dryRun ? [] : written.map((it) => it.shown), toAdd));
  return exitCode.ok;
}

/** Where the kind goes. Throws a UsageError when neither the command line nor the config says. */
function folderFor(config: Config, { into, dryRun }: AdoptOptions, cwd: string): string {
  if (into !== undefined) return resolve(cwd, into);
  if (config.kinds !== null) return resolve(config.root, config.kinds);
  if (dryRun) return resolve(config.root, usualFolder);
  const [name] = configNames;
  throw new UsageError(`The config names no folder of kinds: add "kinds: ${usualFolder}" to ${name}, or give --into`);
}

/** A kind's name out of a file's; "" when it says nothing. */
function nameFor(file: string): string {
  const name = nameOf(file.replace(/\.[^.]*$/, ""));
  return emptyNames.has(name) ? "" : name;
}

function headingOf(text: string): string {
  return /^#{1,6}[ \t]+([^ \t\r\n].*)$/m.exec(text)?.[1] ?? "";
}

/** Throws a UsageError for a name that is none, or a built-in kind's. */
function requireName(kind: string): void {
  if (kind === "") throw new UsageError("Neither file nor title gives the kind a name: give --kind");
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(kind)) {
    throw new UsageError(`"${makeVisible(kind)}" is no name for a kind: use small letters, digits and hyphens`);
  }
  if (builtInNames.includes(kind)) {
    throw new UsageError(`There is a built-in kind "${kind}": give another name by --kind`);
  }
}

/** Throws a UsageError when a folder holds a kind of that name. */
async function requireFree(kind: string, folder: string, cwd: string): Promise<void> {
  for (const name of [`${kind}.md.hbs`, `${kind}.schema.json`]) {
    if (!(await isThere(join(folder, name), diskFiles))) continue;
    const shown = showPath(join(folder, name), cwd);
    throw new UsageError(`${shown} is there already: give another name by --kind, or --force to replace the kind`);
  }
}

/** Writes both files or none: half a kind would stop every run. */
async function writePair(
  files: readonly { readonly path: string; readonly shown: string; readonly text: string }[],
  force: boolean,
): Promise<void> {
  const done: string[] = [];
  try {
    for (const { path, shown, text } of files) {
      await writeWhole(path, text, shown, force);
      done.push(path);
    }
  } catch (error) {
    if (!force) for (const path of done) await rm(path, { force: true });
    throw error;
  }
}
