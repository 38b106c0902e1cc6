import { dirname, relative, resolve } from "node:path";
import type { Finding } from "../model/finding.ts";
import { openConfigs } from "./config.ts";
import { diskDocuments, withGiven } from "./document-files.ts";
import { lintFiles } from "./lint-files.ts";
import { isWithin, toSlashes } from "./paths.ts";
import { localRun } from "./run.ts";
import { openSelection } from "./selection.ts";

/** What the plugin uses of a vfile. */
export interface File {
  readonly cwd: string;
  readonly path?: string | undefined;
  toString(): string;
  message(reason: string, options: MessageOptions): Message;
  fail(reason: string, options: MessageOptions): never;
}

/** What a message is made with. */
export interface MessageOptions {
  readonly place?: { readonly start: Point; readonly end: Point };
  readonly ruleId?: string;
  readonly source: string;
}

export interface Point {
  readonly line: number;
  readonly column: number;
}

/** What the plugin sets of a message. */
export interface Message {
  fatal?: boolean | null | undefined;
  note?: string | undefined;
}

export interface Options {
  /** The config to use, instead of the nearest one upward; relative to the file's working directory. */
  readonly config?: string;
  /** Judge files that the config does not include, too. */
  readonly all?: boolean;
  /** The moment at which it is judged; default now. */
  readonly now?: Date;
}

const source = "deploydoc";

/**
 * A plugin of unified that reports what `deploydoc lint` finds as messages of the file: errors are fatal, warnings are not, the
 * rest is information. It reads the document's text from the file, and its config and deployment from the disk.
 */
export default function remarkDeploydoc(options: Options = {}): (tree: unknown, file: File) => Promise<void> {
  return async (_tree, file) => {
    const path = resolve(file.cwd, file.path ?? "stdin.md");
    const configs = openConfigs(file.cwd, options.config ?? null);
    try {
      const { root, include, ignore } = await configs(dirname(path));
      const isIncluded =
        isWithin(path, root) && (await openSelection(include, ignore)).file(toSlashes(relative(root, path)));
      if (!isIncluded && !options.all) return;
      const documents = withGiven(diskDocuments, { path, text: String(file) });
      const run = { ...localRun(file.cwd, configs, options.now ?? new Date()), documents };
      const { taken, problems } = await lintFiles([path], run, (judged) => judged.map(({ result }) => result));
      for (const finding of taken.flatMap(({ findings }) => findings)) report(finding, file);
      if (problems.length > 0) throw new Error(problems.join("\n"));
    } catch (error) {
      file.fail(error instanceof Error ? error.message : String(error), { source });
    }
  };
}

const fatal = { error: true, warning: false, info: null } as const satisfies Record<
  Finding["severity"],
  boolean | null
>;

function report({ rule, severity, message: reason, range, related }: Finding, file: File): void {
  const place = {
    start: { line: range.line, column: range.column },
    end: { line: range.endLine, column: range.endColumn },
  };
  const message = file.message(reason, { place, ruleId: rule, source });
  message.fatal = fatal[severity];
  const notes = related.map((it) => `${it.path}:${it.range.line}:${it.range.column}: ${it.message}`);
  if (notes.length > 0) message.note = notes.join("\n");
}
