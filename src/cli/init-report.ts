import { createTwoFilesPatch } from "diff";
import { makeVisible } from "../reports/visible.ts";
import type { Change } from "../workspace/init/change.ts";
import type { Plan, Wanted } from "../workspace/init/plan.ts";
import type { Surroundings } from "../workspace/init/surroundings.ts";

/** What becomes of each file, and the lines that change. */
export function describePlan({ changes }: Plan): string {
  const list = changes.map((change) => {
    const note = change.note === null ? "" : ` (${change.note})`;
    return makeVisible(`${stateOf(change).padEnd(9)}  ${change.path}${note}`);
  });
  return `${[...list, ...changes.flatMap(diffOf)].join("\n")}\n`;
}

function stateOf({ before, after }: Change): string {
  if (before === after) return "unchanged";
  return before === null ? "create" : "change";
}

function diffOf({ path, before, after }: Change): readonly string[] {
  if (before === after) return [];
  const patch = createTwoFilesPatch(before === null ? "/dev/null" : path, path, before ?? "", after, "", "");
  const lines = patch
    .trimEnd()
    .split("\n")
    .filter((line) => !/^(?:=+$|Index: )/.test(line));
  return ["", ...lines.map((line) => makeVisible(line.trimEnd()))];
}

const endings = {
  dry: "Nothing is written",
  done: "Everything is there already",
  written: "Written",
  partly: "Not all of it is written",
} as const;

/** How it ended, and what is left to do by hand. */
export function describeRest(
  { next, problems }: Plan,
  { otherCi }: Surroundings,
  { ci, hooks }: Wanted,
  ending: keyof typeof endings,
): string {
  const told = ending !== "dry" && problems.length > 0 ? endings.partly : endings[ending];
  const missing = [
    ...otherCi.map((name) => `${name}: deploydoc's docs/integration.md has a recipe`),
    ...(ci.length === 0 && otherCi.length === 0 ? ["No CI is set up: give --ci github or --ci gitlab"] : []),
    ...(hooks.length === 0 ? ["No hook is set up: give --hook pre-commit, husky or lefthook"] : []),
  ];
  const steps = next.length === 0 ? [] : ["Then run:", ...next.map((line) => `  ${line}`)];
  return `${["", told, ...missing, ...steps].join("\n")}\n`;
}
