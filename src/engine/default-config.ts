import type { Config } from "../model/config.ts";
import { defaultPolicy } from "../model/deployment.ts";

/** File name endings of Markdown documents, for globs and for walking folders. */
export const markdownEndings = ["md", "markdown", "mdown", "mkd", "mkdn"] as const;

/** Whether a file name is that of a Markdown document. */
export function isMarkdown(name: string): boolean {
  const lower = name.toLowerCase();
  return markdownEndings.some((ending) => lower.endsWith(`.${ending}`));
}

const anyMarkdown = `*.{${markdownEndings.join(",")}}`;

/** Glob of every Markdown document in a folder (a glob itself) and below it. */
export function markdownIn(folder: string): string {
  return folder === "" ? `**/${anyMarkdown}` : `${folder}/**/${anyMarkdown}`;
}

/** Folder that holds the deployments, relative to the config. */
export const deploymentsFolder = "deployments";

/** What holds where no config says otherwise. */
export function defaultConfig(root: string): Config {
  return {
    root,
    include: [markdownIn(deploymentsFolder)],
    ignore: ["**/node_modules/**"],
    kinds: null,
    baseline: null,
    plugins: [],
    rules: {},
    overrides: [],
    approvals: {
      required: defaultPolicy,
      level: { low: "named", medium: "named", high: "named" },
      people: [],
      committers: [],
    },
    drafts: "block",
    suppressions: "merged",
    freezes: [],
    required: {},
    limits: { documentBytes: 5 * 1024 * 1024, hotfixHours: 72 },
    files: [],
    origins: new Map(),
  };
}
