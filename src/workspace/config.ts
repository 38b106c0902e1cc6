import { dirname, join, resolve } from "node:path";
import { defaultConfig } from "../engine/default-config.ts";
import { ConfigError } from "../errors.ts";
import type {
  ApprovalSettings,
  Config,
  OptionValue,
  RequiredDocuments,
  RuleLevel,
  RuleSetting,
  RuleSettings,
} from "../model/config.ts";
import type { Person } from "../model/person.ts";
import type { RawApprovals, RawConfig, RawRules } from "./config-check.ts";
import { foldersUp, showPath } from "./paths.ts";
import { sharedName, toPerson } from "./people.ts";
import { diskFiles, type PolicyFiles } from "./policy-files.ts";
import { codeOf, reasonOf } from "./system-error.ts";

/** What a config file may be called. */
export const configNames = ["deploydoc.config.yaml", "deploydoc.config.yml", "deploydoc.config.json"] as const;

/** Gives the config that holds in a folder (an absolute path). Throws a ConfigError when it is not valid. */
export type Configs = (folder: string) => Promise<Config>;

/**
 * The configs of a run. With `file` that one holds everywhere. Without, each folder's is found upward from it, up to
 * the top of its repository: what lies outside is no part of what is judged. Where there is none the defaults hold,
 * relative to `cwd`. They are read from `files`.
 */
export function openConfigs(cwd: string, file: string | null, files: PolicyFiles = diskFiles): Configs {
  if (file !== null) {
    const given = loadConfig(resolve(cwd, file), cwd, files);
    // Every caller awaits it; until the first one does, its failure is not unhandled.
    given.catch(() => undefined);
    return () => given;
  }
  const known = new Map<string, Promise<Config>>();
  const find = (folder: string): Promise<Config> => {
    const config = known.get(folder) ?? findConfig(folder, cwd, find, files);
    known.set(folder, config);
    return config;
  };
  return find;
}

async function findConfig(folder: string, cwd: string, find: Configs, files: PolicyFiles): Promise<Config> {
  const found = await Promise.all(configNames.map((name) => exists(join(folder, name), files)));
  const [file, other] = configNames.filter((_, at) => found[at]);
  if (file !== undefined && other !== undefined) {
    throw new ConfigError(`${showPath(folder, cwd)} holds both ${file} and ${other}: keep one of them`);
  }
  if (file !== undefined) return loadConfig(join(folder, file), cwd, files);
  const above = dirname(folder);
  return above === folder || (await exists(join(folder, ".git"), files)) ? defaultConfig(cwd) : find(above);
}

async function loadConfig(path: string, cwd: string, files: PolicyFiles): Promise<Config> {
  const shown = showPath(path, cwd);
  const text = await files.read(path).catch((error: unknown) => {
    throw new ConfigError(`Config ${shown} ${reasonOf(error)}`);
  });
  const { parseConfig } = await import("./config-check.ts");
  const config = toConfig(await parseConfig(text.replace(/^\ufeff/, ""), shown), dirname(path));
  const shared = sharedName(config.approvals.people);
  if (shared !== null) throw new ConfigError(`${shown}: "${shared}" stands for two of "approvals.people"`);
  await requireKeys(config.approvals.people, shown);
  return config;
}

/** A key that can't be read would make every signature with it one of nobody's. */
async function requireKeys(people: readonly Person[], shown: string): Promise<void> {
  if (people.every(({ keys }) => keys.length === 0)) return;
  const { parsePublicKey } = await import("./signature/parse-public-key.ts");
  for (const { name, keys } of people) {
    for (const { key } of keys) {
      const reading = parsePublicKey(key);
      if (!reading.ok) throw new ConfigError(`${shown}: a key of "${name}" can't be used: it ${reading.reason}`);
    }
  }
}

function toConfig(raw: RawConfig, root: string): Config {
  const defaults = defaultConfig(root);
  return {
    root,
    include: raw.include ?? defaults.include,
    ignore: raw.ignore ?? defaults.ignore,
    kinds: raw.kinds ?? null,
    rules: toSettings(raw.rules ?? {}),
    overrides: (raw.overrides ?? []).map(({ files, rules }) => ({ files, rules: toSettings(rules) })),
    approvals: toApprovals(raw.approvals ?? {}, defaults.approvals),
    drafts: raw.drafts ?? defaults.drafts,
    suppressions: raw.suppressions ?? defaults.suppressions,
    freezes: (raw.freezes ?? []).map(({ environments = [], ...freeze }) => ({ ...freeze, environments })),
    required: toRequired(raw.required ?? {}),
    limits: { ...defaults.limits, ...raw.limits },
  };
}

function toApprovals(
  { required, level, people = [], committers }: RawApprovals,
  defaults: ApprovalSettings,
): ApprovalSettings {
  return {
    required: { ...defaults.required, ...required },
    level: typeof level === "string" ? { low: level, medium: level, high: level } : { ...defaults.level, ...level },
    people: people.map(toPerson),
    committers: committers ?? defaults.committers,
  };
}

function toRequired(raw: NonNullable<RawConfig["required"]>): RequiredDocuments {
  return Object.fromEntries(
    Object.entries(raw).map(([status, documents]) => [
      status,
      documents.map((it) => (typeof it === "string" ? { kinds: [it], when: null } : { when: null, ...it })),
    ]),
  );
}

function toSettings(rules: RawRules): RuleSettings {
  return Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, toSetting(rule)]));
}

function toSetting(rule: RawRules[string]): RuleSetting {
  if (typeof rule === "string") return { level: rule as RuleLevel, options: {}, suppressible: null };
  const { level = "default", suppressible = null, ...options } = rule;
  return {
    level: level as RuleLevel,
    options: options as Record<string, OptionValue>,
    suppressible: suppressible as boolean | null,
  };
}

/** The top of what is worked on: the nearest folder upward that holds a repository or a config; else the folder itself. */
export async function findTop(folder: string): Promise<string> {
  for (const here of foldersUp(folder)) {
    for (const name of [".git", ...configNames]) if (await exists(join(here, name), diskFiles)) return here;
  }
  return folder;
}

async function exists(path: string, files: PolicyFiles): Promise<boolean> {
  try {
    await files.find(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return false;
    throw new ConfigError(`${path} ${reasonOf(error)}`);
  }
}
