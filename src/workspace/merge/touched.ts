import { lstat, readdir, realpath } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { isMarkdown } from "../../engine/default-config.ts";
import type { Config } from "../../model/config.ts";
import type { Configs } from "../config.ts";
import type { Change } from "../git/changes.ts";
import { isWithin, showPath, toSlashes } from "../paths.ts";
import { isPlan } from "../plan-file.ts";
import { openSelection, type Selection } from "../selection.ts";
import type { Merge } from "./open-merge.ts";
import { openPolicyPaths } from "./policy-paths.ts";

/** What a merge touches. Paths are relative to the repository's top, '/'-separated. */
export interface Touched {
  /** Documents that are judged: all of a deployment of which one thing is touched. */
  readonly documents: readonly string[];
  /** Documents that the base has and that are gone, with where they went, if they did. */
  readonly gone: readonly string[];
  /** Files of the policy that change. */
  readonly policy: readonly string[];
  /** Lines that name what can't be judged. */
  readonly problems: readonly string[];
}

/** Finds what a merge touches among what the config includes. */
export async function findTouched(merge: Merge, cwd: string): Promise<Touched> {
  const isIncluded = includedBy(merge);
  const isPolicy = await openPolicyPaths(merge);
  const { top } = merge.repository;
  const aliases = await findAliases(merge, isIncluded);
  const documents = new Set<string>();
  const policy: string[] = [];
  const gone: string[] = [];
  const problems: string[] = [];
  for (const change of merge.changes) {
    if (change.kind === "submodule" && change.kindBefore !== "file") continue;
    for (const path of pathsOf(change)) if (isPolicy(path)) policy.push(path);
    const left = lostPath(change);
    if (left !== null && (await isIncluded(left, "file"))) gone.push(left);
    if (change.kind === "symlink" && change.type !== "deleted") {
      // What a link leads to can change without it.
      if (await mayHold(change.path, isIncluded)) problems.push(refuseLink(join(top, change.path), cwd));
      continue;
    }
    const paths = pathsOf(change).flatMap((it) => [it, ...throughLinks(it, aliases)]);
    const found = await Promise.all(paths.map((path) => documentsOf(path, top, isIncluded)));
    for (const document of found.flat()) documents.add(document);
  }
  return { documents: [...documents].sort(), gone, policy: [...new Set(policy)], problems };
}

type Included = (path: string, what: "file" | "folder") => Promise<boolean>;

/**
 * Whether the trusted config includes a file, or a folder may hold what it includes. A glob that ends in ".md" stands for
 * every ending of Markdown here: another one is no way around the gate.
 */
export function includedBy(
  { repository: { top }, configs }: { readonly repository: { readonly top: string }; readonly configs: Configs },
  noIgnore = false,
): Included {
  const selections = new Map<Config, Promise<Selection>>();
  const selectionOf = (config: Config): Promise<Selection> => {
    const selection = selections.get(config) ?? openSelection(config.include, noIgnore ? [] : config.ignore);
    selections.set(config, selection);
    return selection;
  };
  return async (path, what) => {
    if (what === "file" && !isMarkdown(path)) return false;
    const absolute = join(top, path);
    const config = await configs(dirname(absolute));
    if (!isWithin(absolute, config.root)) return false;
    const { file, folder } = await selectionOf(config);
    const within = toSlashes(relative(config.root, absolute));
    return what === "folder" ? folder(within) : file(within) || file(within.replace(/\.[^.]+$/, ".md"));
  };
}

async function mayHold(path: string, isIncluded: Included): Promise<boolean> {
  return (await isIncluded(path, "file")) || isIncluded(path, "folder");
}

function refuseLink(path: string, cwd: string): string {
  return `${showPath(path, cwd)} is a symbolic link: only files are judged`;
}

function pathsOf({ path, before }: Change): readonly string[] {
  return before === null ? [path] : [path, before];
}

/** The path that the base has and that is no more, or holds no file any more. */
function lostPath({ type, path, before, kind }: Change): string | null {
  if (type === "deleted" || (type === "type-changed" && kind !== "file")) return path;
  return type === "renamed" ? before : null;
}

/** A link that the base has already: what lies behind it is included under the link's name. */
interface Alias {
  readonly link: string;
  readonly target: string;
}

async function findAliases({ base, repository: { top } }: Merge, isIncluded: Included): Promise<readonly Alias[]> {
  const aliases: Alias[] = [];
  for (const [link, { kind }] of base?.tree ?? []) {
    if (kind !== "symlink" || !(await mayHold(link, isIncluded))) continue;
    const target = await realpath(join(top, link)).catch(() => null);
    if (target !== null && isWithin(target, top)) aliases.push({ link, target: toSlashes(relative(top, target)) });
  }
  return aliases;
}

function throughLinks(path: string, aliases: readonly Alias[]): readonly string[] {
  return aliases.flatMap(({ link, target }) => {
    if (path === target) return [link];
    return path.startsWith(`${target}/`) ? [`${link}${path.slice(target.length)}`] : [];
  });
}

/** The documents to judge because of a path: it, and those of the deployment in whose folder it lies. */
async function documentsOf(path: string, top: string, isIncluded: Included): Promise<readonly string[]> {
  const isThere = (await isIncluded(path, "file")) && (await lstat(join(top, path)).catch(() => null))?.isFile();
  return [...(isThere ? [path] : []), ...(await besideOf(path, top, isIncluded))];
}

async function besideOf(path: string, top: string, isIncluded: Included): Promise<readonly string[]> {
  for (const folder of foldersOf(path)) {
    const names = await readdir(join(top, folder)).catch((): string[] => []);
    const plan = names.find(isPlan);
    if (plan === undefined || !(await isIncluded(`${folder}${plan}`, "file"))) continue;
    const all = names.filter(isMarkdown).map((name) => `${folder}${name}`);
    const included = await Promise.all(all.map((it) => isIncluded(it, "file")));
    return all.filter((_, at) => included[at]);
  }
  return [];
}

/** The folders that a path lies in, innermost first, each with a '/' at its end; "" for the top. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return [...parts.map((_, at) => `${parts.slice(0, parts.length - at).join("/")}/`), ""];
}
