import { readdirSync, readFileSync } from "node:fs";
import { defaultConfig } from "../../src/engine/default-config.ts";
import { type Judged, lint } from "../../src/engine/lint.ts";
import { stopClock } from "../../src/model/clock.ts";
import type { Config } from "../../src/model/config.ts";
import type { Status } from "../../src/model/deployment.ts";
import type { DeploymentHead } from "../../src/model/subject.ts";
import { builtinLibrary } from "../support/lint.ts";

const root = "fixtures/deployments";

/** Names of the complete deployment folders. */
export const names = readdirSync(root, { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map((it) => it.name);

/** Texts of a folder's documents by file name. */
export type Folder = Readonly<Record<string, string>>;

/** Reads a complete deployment. */
export function readFolder(name: string): Folder {
  const files = readdirSync(`${root}/${name}`).filter((it) => it.endsWith(".md"));
  return Object.fromEntries(files.map((it) => [it, readFileSync(`${root}/${name}/${it}`, "utf8")]));
}

export interface Judging {
  readonly as?: Status | null;
  readonly others?: readonly DeploymentHead[];
  readonly config?: Partial<Config>;
  /** The one document that is judged; all where it is not given. */
  readonly only?: string;
}

/** Judges all documents of a folder together, a week after the last of the fixtures was closed. */
export function judgeFolder(name: string, folder: Folder, judging: Judging = {}): Promise<readonly Judged[]> {
  const pathOf = (file: string): string => `deployments/${name}/${file}`;
  const files = Object.entries(folder).map(([file, text]) => ({ path: pathOf(file), text }));
  return lint(
    {
      files,
      plan: "deployment-plan.md" in folder ? pathOf("deployment-plan.md") : null,
      judged: new Set(judging.only === undefined ? files.map((it) => it.path) : [pathOf(judging.only)]),
      others: judging.others ?? [],
    },
    {
      config: { ...defaultConfig("."), ...judging.config },
      kinds: builtinLibrary,
      clock: stopClock(new Date("2027-06-01T12:00:00Z")),
      as: judging.as ?? null,
      gate: true,
      levels: {},
      gather: null,
    },
  );
}

/** Findings in one line each: file:line, rule, message. */
export function listFindings(judged: readonly Judged[]): readonly string[] {
  return judged.flatMap(({ result }) =>
    result.findings.map(
      (it) => `${result.path.split("/").at(-1)}:${it.range.line} ${it.severity} ${it.rule} ${it.message}`,
    ),
  );
}
