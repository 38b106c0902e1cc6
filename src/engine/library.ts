import { readHead } from "../deployment/head.ts";
import { baseName, folderName, planName } from "../deployment/identify.ts";
import { builtinKinds } from "../kinds/builtin.ts";
import { stopClock } from "../model/clock.ts";
import type { Config, RuleSettings } from "../model/config.ts";
import type { Document } from "../model/document.ts";
import type { LintResult } from "../model/result.ts";
import { parseFrontMatter } from "../reading/parse.ts";
import type { Rule } from "../rules/rule.ts";
import { defaultConfig } from "./default-config.ts";
import { type Gather, lint } from "./lint.ts";
import type { ReadOptions, TextOptions } from "./options.ts";
import { readDocument } from "./read-document.ts";

export interface LintOptions extends TextOptions {
  /** Default: what holds where no config says otherwise. */
  readonly config?: Partial<Config>;
  /** Levels and options that win over the config's. */
  readonly levels?: RuleSettings;
  /** Rules besides the built-in ones. */
  readonly rules?: readonly Rule[];
}

/** Reads Markdown as data. Never throws on any text; throws a ConfigError when a given kind is broken. */
export async function readMarkdown(markdown: string, options: ReadOptions = {}): Promise<Document> {
  const file = { path: options.path ?? "document.md", text: markdown };
  return (await readDocument(file, options.kinds ?? builtinKinds, false)).document;
}

/** Judges Markdown: its findings, in order of place. Never throws on any text; throws a ConfigError when a given kind is broken. */
export function lintMarkdown(markdown: string, options: LintOptions = {}): Promise<LintResult> {
  return lintWithGit(markdown, options, null);
}

/** The same with what git tells of the documents. */
export async function lintWithGit(markdown: string, options: LintOptions, gather: Gather | null): Promise<LintResult> {
  const path = options.path ?? "document.md";
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const beside = Object.entries(options.beside ?? {});
  const own = beside.filter(([name]) => !name.startsWith("../"));
  const files = [{ path, text: markdown }, ...own.map(([name, text]) => ({ path: `${folder}${name}`, text }))];
  const plan = options.beside ? files.find((it) => baseName(it.path) === planName) : undefined;
  const others = beside
    .filter(([name]) => name.startsWith("../"))
    .map(([name, text]) => {
      const frontMatter = parseFrontMatter(text);
      return readHead(frontMatter, () => frontMatter, name.slice(3), folderName(name) ?? "");
    });
  const [judged] = await lint(
    { files, plan: plan?.path ?? null, judged: new Set([path]), others },
    {
      config: { ...defaultConfig("."), ...options.config },
      kinds: options.kinds ?? builtinKinds,
      clock: stopClock(options.now ?? new Date()),
      as: options.as ?? null,
      gate: options.gate ?? false,
      levels: options.levels ?? {},
      gather,
      rules: options.rules ?? [],
    },
  );
  if (!judged) throw new Error(`${path} was not judged`);
  return judged.result;
}
