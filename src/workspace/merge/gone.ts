import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { factsOf } from "../../deployment/facts.ts";
import { identify, planKind } from "../../deployment/identify.ts";
import { readStatus } from "../../deployment/lifecycle.ts";
import { isMarkdown } from "../../engine/default-config.ts";
import { builtInNames } from "../../kinds/builtin.ts";
import type { Status } from "../../model/deployment.ts";
import type { LintResult } from "../../model/result.ts";
import { parseFrontMatter } from "../../reading/parse.ts";
import { textOf } from "../evidence/versions.ts";
import { showPath } from "../paths.ts";
import { isPlan } from "../plan-file.ts";
import type { Merge } from "./open-merge.ts";
import { includedBy } from "./touched.ts";

/** Statuses of a deployment that is under way: what it was approved with may not go. */
const live: readonly (Status | null)[] = ["approved", "deployed", "rolled-back"];

/**
 * The documents of deployments under way that the base has (paths relative to the top) and that are gone: each as a
 * result with the finding that it is missing. A folder that was moved as a whole takes its documents along.
 */
export async function judgeGone(gone: readonly string[], merge: Merge, cwd: string): Promise<readonly LintResult[]> {
  const results: LintResult[] = [];
  for (const path of gone) {
    const folder = dirname(path);
    const plan = [...(merge.base?.tree.keys() ?? [])].find((it) => dirname(it) === folder && isPlan(basename(it)));
    if (plan === undefined) continue;
    const status = readStatus(factsOf(parseFrontMatter(await textAt(plan, merge))).status);
    if (!live.includes(status)) continue;
    const kind = await kindOf(path, await textAt(path, merge));
    const today = dirname(merge.changes.find(({ before }) => before === plan)?.path ?? plan);
    if (await holdsKind(today, kind, path === plan ? isPlan : (name) => name === basename(path), merge)) continue;
    results.push(missing(showPath(join(merge.repository.top, path), cwd), kind, basename(folder), status));
  }
  return results;
}

async function textAt(path: string, { base, objects }: Merge): Promise<string> {
  const id = base?.tree.get(path)?.id ?? "";
  const bytes = (await objects([id])).get(id);
  return bytes === undefined ? "" : textOf(bytes);
}

async function kindOf(path: string, text: string): Promise<string | null> {
  const identity = identify(parseFrontMatter(text), path, builtInNames, true);
  return identity.type === "none" ? null : identity.type === "known" ? identity.kind : identity.name;
}

/**
 * Whether a folder holds a document of a kind, or for no kind one of the name, that is judged: what the config does not
 * include is as good as gone. Only what is called a plan heads a deployment, whatever else is of its kind.
 */
async function holdsKind(
  folder: string,
  kind: string | null,
  isCalled: (name: string) => boolean,
  merge: Merge,
): Promise<boolean> {
  const { top } = merge.repository;
  const isIncluded = includedBy(merge);
  for (const name of (await readdir(join(top, folder)).catch((): string[] => [])).filter(isMarkdown)) {
    if (!(await isIncluded(`${folder}/${name}`, "file"))) continue;
    if (kind === null || kind === planKind) {
      if (isCalled(name)) return true;
      continue;
    }
    const text = await readText(join(top, folder, name));
    if (text !== null && (await kindOf(join(top, folder, name), text)) === kind) return true;
  }
  return false;
}

/** What can't be read is of no kind. */
function readText(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch(() => null);
}

function missing(path: string, kind: string | null, deployment: string, status: Status | null): LintResult {
  const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const message = `${path} is gone, and its deployment is ${status ?? "under way"} at the base: bring it back, or cancel the deployment first`;
  const rest = { phase: null, section: null, related: [], fix: null, waitsFor: null };
  const finding = { rule: "missing-document", severity: "error", message, range, ...rest } as const;
  return { path, kind, deployment, status, text: "", findings: [finding], suppressed: [] };
}
