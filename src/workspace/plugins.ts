import { resolve } from "node:path";
import { ConfigError } from "../errors.ts";
import type { Config } from "../model/config.ts";
import { pluginRuleId, toRule } from "../rules/plugins/to-rule.ts";
import type { Rule } from "../rules/rule.ts";
import { showPath } from "./paths.ts";
import type { PolicyFiles } from "./policy-files.ts";
import { reasonOf } from "./system-error.ts";

const loaded = new Map<string, Promise<readonly Rule[]>>();

/**
 * The rules of a config's plugins. What is run is the text that `files` has, and no file beside it: the module is imported as
 * data, from where it can import nothing but what Node itself brings. Throws a ConfigError that names the plugin.
 */
export async function openPlugins(config: Config, cwd: string, files: PolicyFiles): Promise<readonly Rule[]> {
  const paths = config.plugins.map((it) => resolve(config.root, it));
  const all = await Promise.all(
    paths.map(async (path) => {
      const key = `${files.id}\0${cwd}\0${path}`;
      const rules = loaded.get(key) ?? loadPlugin(path, cwd, files);
      loaded.set(key, rules);
      return { shown: showPath(path, cwd), rules: await rules };
    }),
  );
  const owners = new Map<string, string>();
  for (const { shown, rules } of all) {
    for (const { id } of rules) {
      const owner = owners.get(id);
      if (owner !== undefined) throw new ConfigError(`Plugin ${shown}: rule "${id}" is one of ${owner} already`);
      owners.set(id, shown);
    }
  }
  requireKnown(config, owners);
  return all.flatMap(({ rules }) => rules);
}

async function loadPlugin(path: string, cwd: string, files: PolicyFiles): Promise<readonly Rule[]> {
  const shown = showPath(path, cwd);
  const text = await files.read(path).catch((error: unknown) => {
    throw new ConfigError(`Plugin ${shown} ${reasonOf(error)}`);
  });
  const module = await importText(text, shown);
  const offered: unknown = module.rules ?? module.default;
  if (!Array.isArray(offered)) {
    throw new ConfigError(`Plugin ${shown} must export a list "rules", or one by default`);
  }
  const rules = offered.map((value: unknown) => {
    try {
      return guard(toRule(value), shown, cwd);
    } catch (error) {
      throw new ConfigError(`Plugin ${shown}: ${messageOf(error)}`);
    }
  });
  const twice = rules.find(({ id }, at) => rules.findIndex((it) => it.id === id) < at);
  if (twice !== undefined) throw new ConfigError(`Plugin ${shown}: rule "${twice.id}" is there twice`);
  return rules;
}

async function importText(text: string, shown: string): Promise<Readonly<Record<string, unknown>>> {
  const named = `${text}\n//# sourceURL=${encodeURI(shown)}\n`;
  try {
    return await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(named).toString("base64")}`);
  } catch (error) {
    const imports = /^(?:Failed to resolve|Invalid relative URL|Cannot find)/.test(messageOf(error))
      ? ': a plugin is one file, and imports nothing but what Node brings ("node:path")'
      : "";
    throw new ConfigError(`Plugin ${shown} can't be loaded: ${messageOf(error)}${imports}`);
  }
}

/** What a rule throws is told with its name, the plugin's, and the document. */
function guard(rule: Rule, shown: string, cwd: string): Rule {
  return {
    ...rule,
    *check(subject, options) {
      try {
        yield* rule.check(subject, options);
      } catch (error) {
        throw new ConfigError(
          `Plugin ${shown}: rule "${rule.id}" failed on ${showPath(subject.document.path, cwd)}: ${messageOf(error)}`,
        );
      }
    },
  };
}

/** The schema knows no rules of plugins: those that the config rates must be among them. */
function requireKnown({ rules, overrides, origins }: Config, owners: ReadonlyMap<string, string>): void {
  const rated = [rules, ...overrides.map((it) => it.rules)].map((it, at) => ({
    path: at === 0 ? "rules" : `overrides.${at - 1}.rules`,
    ids: Object.keys(it).filter((id) => pluginRuleId.test(id)),
  }));
  for (const { path, ids } of rated) {
    for (const id of ids) {
      if (owners.has(id)) continue;
      const place = origins.get(`${path}.${id}`);
      throw new ConfigError(
        `${place === undefined ? "" : `${place}: `}Unknown rule "${id}": no plugin of the config has it`,
      );
    }
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
