import { defaultConfig } from "../../src/engine/default-config.ts";
import { type FixedDocument, fixDocuments } from "../../src/engine/fix.ts";
import type { LintContext } from "../../src/engine/lint.ts";
import { stopClock } from "../../src/model/clock.ts";
import { builtinLibrary } from "../support/lint.ts";

const context: LintContext = {
  config: defaultConfig("."),
  kinds: builtinLibrary,
  clock: stopClock(new Date("2026-12-01T12:00:00Z")),
  as: null,
  gate: false,
  levels: {},
  gather: null,
};

/** Mends a document on its own. */
export async function fixText(text: string, path: string): Promise<FixedDocument> {
  const [fixed] = await fixTogether({ [path]: text }, null);
  if (!fixed) throw new Error(`${path} was not gone through`);
  return fixed;
}

/** Mends the documents of a folder, texts by path. */
export async function fixTogether(
  texts: Readonly<Record<string, string>>,
  plan: string | null,
): Promise<readonly FixedDocument[]> {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  return fixDocuments({ files, plan, judged: new Set(Object.keys(texts)), others: [] }, context);
}
