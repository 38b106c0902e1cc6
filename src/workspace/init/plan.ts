import { ExpectedError } from "../../errors.ts";
import { configNames } from "../config.ts";
import { type Change, leave } from "./change.ts";
import { changeGithub, changeGitlab } from "./ci.ts";
import { configText } from "./config-text.ts";
import { changeHusky, changeLefthook, changePreCommit, lefthookNames, preCommitName } from "./hooks.ts";
import type { Calling } from "./packages.ts";
import type { Ci, Hook, Surroundings } from "./surroundings.ts";

/** What `init` is to set up. */
export interface Wanted {
  readonly ci: readonly Ci[];
  readonly hooks: readonly Hook[];
}

/** What `init` does. */
export interface Plan {
  readonly changes: readonly Change[];
  /** Lines that name what can't be changed, and what to do instead. */
  readonly problems: readonly string[];
  /** What is left to do by hand. */
  readonly next: readonly string[];
}

interface Part {
  readonly change: (files: Surroundings["files"], calling: Calling) => Change;
  /** Where it would be, for a problem with it. */
  readonly path: (files: Surroundings["files"]) => string;
  /** Command lines to be run by hand once it is there. */
  readonly next: (surroundings: Surroundings) => readonly string[];
}

const parts = {
  github: { change: changeGithub, path: () => ".github/workflows", next: () => [] },
  gitlab: { change: changeGitlab, path: () => ".gitlab-ci.yml", next: () => [] },
  "pre-commit": { change: changePreCommit, path: () => preCommitName, next: () => ["pre-commit install"] },
  husky: { change: changeHusky, path: () => ".husky/pre-commit", next: (it) => describePackage("husky", "husky", it) },
  lefthook: {
    change: changeLefthook,
    path: (files) => lefthookNames.find((name) => files.has(name)) ?? "lefthook.yml",
    next: (it) => describePackage("lefthook", "lefthook install", it),
  },
} as const satisfies Record<Ci | Hook, Part>;

/** Plans the changes of a repository: nothing that is not deploydoc's own is replaced, and what is there already stays. */
export function planInit(surroundings: Surroundings, { ci, hooks }: Wanted, version: string): Plan {
  const { files, manager } = surroundings;
  const calling = { manager, version };
  const changes: Change[] = [changeConfig(files)];
  const problems: string[] = [];
  const next: string[] = [...describeInstall(surroundings, version)];
  for (const name of [...ci, ...hooks]) {
    const part: Part = parts[name];
    try {
      const change = part.change(files, calling);
      changes.push(change);
      if (change.before !== change.after) next.push(...part.next(surroundings));
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      problems.push(`${part.path(files)} ${error.message}: add to it by hand, as deploydoc's docs/integration.md says`);
    }
  }
  return { changes, problems, next };
}

function changeConfig(files: Surroundings["files"]): Change {
  const there = configNames.find((name) => files.has(name));
  if (there !== undefined) return leave(there, files.get(there) ?? "");
  return { path: configNames[0], before: null, after: configText(), note: null };
}

function describeInstall({ manager, packages }: Surroundings, version: string): readonly string[] {
  return manager === null || packages.has("deploydoc") ? [] : [`${manager.add} deploydoc@${version}`];
}

/** What makes git call the hooks of a package: only whoever clones can do it. */
function describePackage(name: string, command: string, { manager, files, packages }: Surroundings): readonly string[] {
  if (packages.has(name)) return [`${manager?.run ?? "npx --no"} ${command}`];
  // What is configured and no package is installed otherwise.
  if (name === "lefthook" && lefthookNames.some((it) => files.has(it))) return [command];
  return [`${manager?.add ?? "npm install --save-dev"} ${name}`, `${manager?.run ?? "npx --no"} ${command}`];
}
