import { expect, it } from "vitest";
import type { KindLibrary } from "../../src/engine/kind-library.ts";
import { compilePair, exercise, exercisePair } from "../support/kinds.ts";
import { lintMarkdown } from "../support/lint.ts";

const kind = compilePair(exercisePair);
const kinds: KindLibrary = { names: [kind.kind.name], load: async () => kind };

/** Lines after the heading of the second step at which a vague step is found, when a list stands there. */
async function vagueLines(list: string): Promise<readonly number[]> {
  const heading = "### Step 2: Promote the replica\n\n";
  const text = exercise.replace(heading, `${heading}${list}\n\n`);
  const first = text.slice(0, text.indexOf(heading)).split("\n").length + 2;
  const { findings } = await lintMarkdown(text, { kinds, path: "exercise.md" });
  return findings.filter((it) => it.rule === "vague-step").map((it) => it.range.line - first + 1);
}

it.each<readonly [what: string, list: string, lines: readonly number[]]>([
  ["prose", "1. Promote the replica\n2. Restart the API as usual", [1, 2]],
  ["inline code", "1. Promote with `pgctl promote`\n2. Restart the API", [2]],
  ["a command as typed", "1. Run pgctl promote ledger-replica", []],
  ["a command block below", "1. Promote the replica\n\n   ```sh\n   x promote\n   ```\n\n2. Look", [7]],
  ["a list below", "1. Promote the replica\n   - `x promote`\n   - tell the team\n2. Look", [4]],
  ["a check with a limit", "- Replication lag < 5 s", []],
  ["by hand", "- manual: turn the switch in rack 4", []],
  ["a slash in words", "- Run tests and/or lint", [1]],
  ["fields", "- **Support**: Mara Lindt", []],
  ["a task", "- [x] Restart the API", [1]],
  ["a placeholder", "- [What is typed]", []],
])("judges items of a section that holds steps: %s", async (_, list, lines) => {
  expect(await vagueLines(list)).toEqual(lines);
});
