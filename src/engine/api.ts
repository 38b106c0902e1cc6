import { ConfigError } from "../errors.ts";
import type { ConfigData } from "../model/config-data.ts";
import type { Document } from "../model/document.ts";
import type { LintResult } from "../model/result.ts";
import { type PluginRule, toRule } from "../rules/plugins/to-rule.ts";
import { configOf } from "./config-of.ts";
import { lintMarkdown, readMarkdown } from "./library.ts";
import type { ReadOptions, TextOptions } from "./options.ts";
import { sharedName } from "./people.ts";

export interface LintOptions extends TextOptions {
  /** What deploydoc.config.yaml may hold, as data, but for the keys that name files. */
  readonly config?: ConfigData;
  /** Rules besides the built-in ones, as a plugin offers them. */
  readonly rules?: readonly PluginRule[];
}

/** Keys that name files, which the library does not read. */
const fileKeys: readonly string[] = ["extends", "kinds", "baseline", "plugins"];

/**
 * Judges a document. Its `findings` stand in order of place. Never throws on any text; throws a ConfigError for a config, a
 * rule or a kind that is given and broken.
 */
export async function lint(text: string, options: LintOptions = {}): Promise<LintResult> {
  const { config = {}, rules = [], ...rest } = options;
  await requireValid(config);
  return lintMarkdown(text, { ...rest, config: configOf(config, "."), rules: rules.map(asRule) });
}

/** Reads a document as data. Never throws on any text; throws a ConfigError for a kind that is given and broken. */
export function read(text: string, options: ReadOptions = {}): Promise<Document> {
  return readMarkdown(text, options);
}

async function requireValid(config: ConfigData): Promise<void> {
  const named = fileKeys.find((key) => Object.hasOwn(config, key));
  if (named !== undefined) throw new ConfigError(`"${named}" names files, which the library does not read`);
  const { findConfigFaults } = await import("./check-config.ts");
  const faults = findConfigFaults(config);
  if (faults.length > 0) throw new ConfigError(faults.join("\n"));
  const shared = sharedName(configOf(config, ".").approvals.people);
  if (shared !== null) throw new ConfigError(`"${shared}" stands for two of "approvals.people"`);
}

function asRule(rule: PluginRule): ReturnType<typeof toRule> {
  try {
    return toRule(rule);
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error));
  }
}
