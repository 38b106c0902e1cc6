import { confirm, isCancel, multiselect } from "@clack/prompts";
import { ExpectedError } from "../errors.ts";
import { type Ci, ciNames, type Hook, hookNames } from "../workspace/init/surroundings.ts";
import type { Io } from "./io.ts";

type Terminal = NonNullable<Io["terminal"]>;

const ciLabels: Record<Ci, string> = { github: "GitHub Actions", gitlab: "GitLab CI" };
const hookLabels: Record<Hook, string> = { "pre-commit": "pre-commit", husky: "husky", lefthook: "lefthook" };

/** Asks where `check` runs; what was found is chosen. Throws an ExpectedError when the person breaks off. */
export function askCi(found: readonly Ci[], terminal: Terminal): Promise<readonly Ci[]> {
  return choose("ci: where is check to run for each pull request?", ciNames, ciLabels, found, terminal);
}

/** Asks which hooks call `lint --staged`. Throws an ExpectedError when the person breaks off. */
export function askHooks(found: readonly Hook[], terminal: Terminal): Promise<readonly Hook[]> {
  return choose("hook: what is to call lint for each commit?", hookNames, hookLabels, found, terminal);
}

/** Throws an ExpectedError unless the person agrees. */
export async function confirmWriting(files: number, terminal: Terminal): Promise<void> {
  const message = `Write ${files === 1 ? "this file" : `these ${files} files`}?`;
  const answer = await confirm({ message, ...terminal });
  if (answer !== true) throw cancelled();
}

async function choose<Name extends string>(
  message: string,
  names: readonly Name[],
  labels: Readonly<Record<Name, string>>,
  found: readonly Name[],
  terminal: Terminal,
): Promise<readonly Name[]> {
  const options = names.map((name): { value: string; label: string; hint?: string } => ({
    value: name,
    label: labels[name],
    ...(found.includes(name) ? { hint: "found here" } : {}),
  }));
  const answer = await multiselect<string>({
    message,
    options,
    initialValues: [...found],
    required: false,
    ...terminal,
  });
  if (isCancel(answer)) throw cancelled();
  return names.filter((name) => answer.includes(name));
}

function cancelled(): ExpectedError {
  return new ExpectedError("Cancelled: nothing is written");
}
