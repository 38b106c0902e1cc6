import { isMap, parseDocument } from "yaml";
import { FileError } from "../../errors.ts";
import { addToYaml } from "./add-to-yaml.ts";
import { type Change, leave, mentions } from "./change.ts";
import { type Calling, commandLine } from "./packages.ts";

/** Files as texts by path. */
type Files = ReadonlyMap<string, string>;

const lint = "lint --staged";
const endings = "{md,markdown,mdown,mkd,mkdn}";

/** Where pre-commit looks for its config. */
export const preCommitName = ".pre-commit-config.yaml";

/** A hook of the framework pre-commit; it runs what the repository has installed, else pre-commit installs it. */
export function changePreCommit(files: Files, calling: Calling): Change {
  const before = files.get(preCommitName) ?? null;
  if (before !== null && mentions(before)) return leave(preCommitName, before);
  const how =
    calling.manager === null
      ? { entry: `deploydoc ${lint}`, language: "node", additional_dependencies: [`deploydoc@${calling.version}`] }
      : { entry: commandLine(calling, lint), language: "system" };
  const hook = {
    id: "deploydoc",
    name: "deployment documents",
    ...how,
    files: "(?i)\\.(md|markdown|mdown|mkd|mkdn)$",
    pass_filenames: false,
  };
  const item = { repo: "local", hooks: [hook] };
  const after = addToYaml(before ?? "", { path: ["repos"], key: null, value: item });
  return { path: preCommitName, before, after, note: null };
}

/** Where lefthook looks for its config, as far as it is YAML. */
export const lefthookNames = [
  "lefthook.yml",
  "lefthook.yaml",
  ".lefthook.yml",
  ".lefthook.yaml",
  ".config/lefthook.yml",
];

/** A job of lefthook where it has jobs, else a command. */
export function changeLefthook(files: Files, calling: Calling): Change {
  const path = lefthookNames.find((name) => files.has(name)) ?? "lefthook.yml";
  const before = files.get(path) ?? null;
  if (before !== null && mentions(before)) return leave(path, before);
  const job = { glob: `*.${endings}`, run: commandLine(calling, lint) };
  const document = parseDocument(before ?? "");
  const hasJobs = isMap(document.contents) && document.hasIn(["pre-commit", "jobs"]);
  const addition = hasJobs
    ? { path: ["pre-commit", "jobs"], key: null, value: { name: "deploydoc", ...job } }
    : { path: ["pre-commit", "commands"], key: "deploydoc", value: job };
  return { path, before, after: addToYaml(before ?? "", addition), note: null };
}

/** A line in husky's script. Throws a FileError, to stand behind the file's name, for one that is no shell script. */
export function changeHusky(files: Files, calling: Calling): Change {
  const path = ".husky/pre-commit";
  const before = files.get(path) ?? null;
  const line = `${commandLine(calling, lint)}\n`;
  if (before === null) return { path, before, after: line, note: null };
  if (mentions(before)) return leave(path, before);
  const [first = ""] = before.split("\n");
  if (first.startsWith("#!") && !/\b(?:ba|da|z|k)?sh\b/.test(first)) {
    throw new FileError("is no shell script");
  }
  const text = before === "" || before.endsWith("\n") ? before : `${before}\n`;
  // What stands behind these is never run.
  const end = /^(?:exit|exec)\b.*\n\s*$/m.exec(text);
  const at = end?.index ?? text.length;
  return { path, before, after: `${text.slice(0, at)}${line}${text.slice(at)}`, note: null };
}
