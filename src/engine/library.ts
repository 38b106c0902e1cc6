import { builtinKinds } from "../kinds/builtin.ts";
import type { Config, RuleSettings } from "../model/config.ts";
import type { Status } from "../model/deployment.ts";
import type { Document } from "../model/document.ts";
import type { LintResult } from "../model/result.ts";
import { defaultConfig } from "./default-config.ts";
import type { KindLibrary } from "./kind-library.ts";
import { lint } from "./lint.ts";
import { readDocument } from "./read-document.ts";

export interface ReadOptions {
  /** '/'-separated; in a deployment folder its name may say the kind. Default "document.md". */
  readonly path?: string;
  /** Default: the built-in kinds. */
  readonly kinds?: KindLibrary;
}

export interface LintOptions extends ReadOptions {
  /** Text of the deployment-plan.md beside it, whose facts and status hold for it. */
  readonly plan?: string;
  /** Default: what holds where no config says otherwise. */
  readonly config?: Partial<Config>;
  /** The moment at which it is judged; default now. */
  readonly now?: Date;
  /** Judge as if the deployment had this status. */
  readonly as?: Status;
  /** Judge for a merge, as `check` does. */
  readonly gate?: boolean;
  /** Levels and options that win over the config's. */
  readonly levels?: RuleSettings;
}

/** Reads Markdown as data. Never throws on any text; throws a ConfigError when a given kind is broken. */
export async function readMarkdown(markdown: string, options: ReadOptions = {}): Promise<Document> {
  const file = { path: options.path ?? "document.md", text: markdown };
  return (await readDocument(file, options.kinds ?? builtinKinds, false)).document;
}

/** Judges Markdown: its findings, in order of place. Never throws on any text; throws a ConfigError when a given kind is broken. */
export async function lintMarkdown(markdown: string, options: LintOptions = {}): Promise<LintResult> {
  const path = options.path ?? "document.md";
  const plan = { path: path.replace(/[^/]*$/, "deployment-plan.md"), text: options.plan ?? "" };
  return lint(
    { path, text: markdown, plan: options.plan === undefined ? null : plan },
    {
      config: { ...defaultConfig("."), ...options.config },
      kinds: options.kinds ?? builtinKinds,
      now: options.now ?? new Date(),
      as: options.as ?? null,
      gate: options.gate ?? false,
      levels: options.levels ?? {},
    },
  );
}
