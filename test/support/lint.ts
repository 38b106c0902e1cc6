import type { KindLibrary } from "../../src/engine/kind-library.ts";
import { type LintContext, lint } from "../../src/engine/lint.ts";
import { builtinKinds } from "../../src/kinds/builtin.ts";
import type { Config, OptionValue } from "../../src/model/config.ts";
import { defaultPolicy } from "../../src/model/deployment.ts";
import type { LintResult } from "../../src/model/result.ts";

/** The config of a repository that has none. */
export const plainConfig: Config = {
  root: ".",
  include: ["**/*.md"],
  ignore: [],
  kinds: null,
  rules: {},
  overrides: [],
  approvals: { required: defaultPolicy },
  drafts: "block",
  limits: { documentBytes: 5 * 1024 * 1024 },
};

export const builtinLibrary: KindLibrary = builtinKinds;

export interface LintOptions {
  readonly path?: string;
  readonly plan?: string;
  readonly now?: string;
  readonly gate?: boolean;
  readonly as?: LintContext["as"];
  readonly config?: Partial<Config>;
  readonly kinds?: KindLibrary;
}

/** Judges a text as `lint` would, by the built-in kinds, at 2026-12-01T12:00Z unless said otherwise. */
export function lintMarkdown(text: string, options: LintOptions = {}): Promise<LintResult> {
  const path = options.path ?? "document.md";
  const plan =
    options.plan === undefined ? null : { path: path.replace(/[^/]*$/, "deployment-plan.md"), text: options.plan };
  return lint(
    { path, text, plan },
    {
      config: { ...plainConfig, ...options.config },
      kinds: options.kinds ?? builtinLibrary,
      now: new Date(options.now ?? "2026-12-01T12:00:00Z"),
      as: options.as ?? null,
      gate: options.gate ?? false,
      levels: {},
    },
  );
}

/** A config that turns one rule on, with options. */
export function withRule(id: string, options: Readonly<Record<string, OptionValue>>): Partial<Config> {
  return { rules: { [id]: { level: "error", options, suppressible: null } } };
}
