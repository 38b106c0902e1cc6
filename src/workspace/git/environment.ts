/**
 * Variables of git that are kept: they say where the settings of whoever runs this are, and how far up to look for a
 * repository. Among the dropped are those that git sets for its hooks (GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, …):
 * from a hook's working directory git finds the same repository without them, from any other folder they would have
 * documents judged by the history of another repository. GIT_SHALLOW_FILE, GIT_REPLACE_REF_BASE,
 * GIT_ALTERNATE_OBJECT_DIRECTORIES and GIT_CONFIG_* would make history look otherwise than it is.
 */
const kept: ReadonlySet<string> = new Set([
  "GIT_CONFIG_GLOBAL",
  "GIT_CONFIG_SYSTEM",
  "GIT_CONFIG_NOSYSTEM",
  "GIT_CEILING_DIRECTORIES",
  "GIT_DISCOVERY_ACROSS_FILESYSTEM",
]);

/** GIT_ATTR_NOSYSTEM is not among them: with other line end rules than at checkout, every file would look changed. */
const added: Readonly<Record<string, string>> = {
  // Its messages in English; paths are bytes all the same.
  LC_ALL: "C",
  // Reading never writes the index, so that a commit made at the same time does not fail.
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  // History as it was committed: no replace refs, no grafts.
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_GRAFT_FILE: "/dev/null",
  // Nothing is fetched in the middle of reading; before git 2.45 the second of these sees to it.
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  // A path is a path, never a pattern.
  GIT_LITERAL_PATHSPECS: "1",
};

/** Settings that would run a program, leave something out or print something else, set to what is harmless. */
const settings: readonly Setting[] = [
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["core.quotePath", "false"],
  ["diff.autoRefreshIndex", "true"],
  ["diff.relative", "false"],
  ["log.follow", "false"],
  ["log.mailmap", "false"],
  ["log.showRoot", "true"],
  ["log.showSignature", "false"],
  ["submodule.recurse", "false"],
];

/** A key of git's configuration and what it is set to. */
export type Setting = readonly [key: string, value: string];

/**
 * The environment that git runs in: the given one without what changes what git reads or runs, with settings on top of
 * all configuration files. Since a working tree's `.gitattributes` only names filters and diff drivers, what they run is
 * configured outside of the judged branch; filters are switched off all the same, see repository.ts.
 */
export function environmentFor(
  env: Readonly<Record<string, string | undefined>>,
  more: readonly Setting[],
): Record<string, string> {
  const all = [...settings, ...more];
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const upper = name.toUpperCase();
    if (value !== undefined && (!upper.startsWith("GIT_") || kept.has(upper))) result[name] = value;
  }
  Object.assign(result, added, { GIT_CONFIG_COUNT: String(all.length) });
  for (const [at, [key, value]] of all.entries()) {
    result[`GIT_CONFIG_KEY_${at}`] = key;
    result[`GIT_CONFIG_VALUE_${at}`] = value;
  }
  return result;
}
