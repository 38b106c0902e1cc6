import type { KindLibrary } from "../../src/engine/kind-library.ts";
import { type LintOptions, lintWithGit } from "../../src/engine/library.ts";
import type { Gather } from "../../src/engine/lint.ts";
import { builtinKinds } from "../../src/kinds/builtin.ts";
import type { Config, OptionValue } from "../../src/model/config.ts";
import type { LintResult } from "../../src/model/result.ts";

export const builtinLibrary: KindLibrary = builtinKinds;

/** Judges a text as `lint` would, by the built-in kinds, at 2026-12-01T12:00Z unless said otherwise. */
export function lintMarkdown(
  text: string,
  { now, gather, ...options }: Omit<LintOptions, "now"> & { readonly now?: string; readonly gather?: Gather } = {},
): Promise<LintResult> {
  return lintWithGit(text, { ...options, now: new Date(now ?? "2026-12-01T12:00:00Z") }, gather ?? null);
}

/** A config that turns one rule on, with options. */
export function withRule(id: string, options: Readonly<Record<string, OptionValue>>): Partial<Config> {
  return { rules: { [id]: { level: "error", options, suppressible: null } } };
}
