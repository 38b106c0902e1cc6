import type { Range } from "../model/position.ts";
import { defineRule } from "./rule.ts";
import { namesCheck } from "./steps/exact.ts";
import { commandsOf, givesCommand, holdsPlaceholder, vagueItems } from "./steps/written-steps.ts";
import { saysNone } from "./tables/columns.ts";
import { quote } from "./wording/quote.ts";

const checks = (rows: string) =>
  `---\nkind: pre-deployment-checklist\nstatus: approved\n---\n\n# Checklist\n\n## Automated checks\n\n| Check | Command | Result |\n|---|---|---|\n${rows}`;
const deploy = (rows: string) =>
  `---\nkind: deployment-checklist\nstatus: approved\n---\n\n# Checklist\n\n## Deploy\n\n| Step | Command | Verification | Undo | Done |\n|---|---|---|---|---|\n${rows}`;

export const rule = defineRule({
  id: "vague-step",
  group: "Strategy and risk",
  nature: "incomplete",
  summary: "A step has no exact command or check",
  meaning: `A step that says "run the script" asks whoever is on duty to guess. Under a column of commands stands the command itself, as
code or as it is typed: a program, a script or path, a flag. What is done by hand says \`manual:\` and how. A deploy step also says how to see that it
worked; "OK" says nothing. In a section that holds steps as a list, every item gives its command or a limit to check.

**Not reported**: tables without a column of commands; cells that say none is needed; items whose command stands in a
block or list below them; any check in words that names what to see; placeholders in lists; documents of unknown kind.`,
  source: "002 step 4",
  options: {},
  outranks: ["empty-cell", "leftover-placeholder", "unchanged-guidance"],
  examples: [
    {
      wrong: checks("| Unit tests | as usual | PASS |\n| Build |  | PASS |\n| Style | tests and/or lint | PASS |\n"),
      right: checks(
        '| Unit tests | `npm test` | PASS |\n| Build | manual: start the job "release" in Jenkins | PASS |\n| Style | npx eslint . | PASS |\n',
      ),
      finds: [{ line: 12, message: '"as usual"' }, { line: 13 }, { line: 14 }],
    },
    {
      title: "A deploy step and its check",
      wrong: deploy(
        "| Deploy API | run the script | looks good | none: stateless | [ ] |\n| Warm the cache | `warm.sh` | | | [ ] |\n",
      ),
      right: deploy(
        "| Deploy API | `./deploy.sh 4.2.0` | 5 of 5 pods show 4.2.0 | none: stateless | [ ] |\n| Warm the cache | `warm.sh` | Hit rate over 80% | | [ ] |\n",
      ),
      finds: [{ line: 12, message: '"run the script"' }, { line: 12, message: '"looks good"' }, { line: 13 }],
    },
  ],
  *check(subject) {
    const { document, kind, phaseOf, rowsOf } = subject;
    if (kind === null) return;
    const fault = (range: Range, message: string) => ({ range, phase: phaseOf(range), message });
    for (const { step, cell } of commandsOf(subject)) {
      if (givesCommand(cell)) continue;
      const what = cell.text === "" ? "no command" : `no exact command but ${quote(cell.text)}`;
      yield fault(cell.range, `Step ${quote(step)} has ${what}: write what is typed, or "manual:" and how`);
    }
    for (const { cells } of rowsOf("deploy-steps")) {
      const { Verification: check, Step: step } = cells;
      if (!check || check.code || namesCheck(check.text)) continue;
      const what = saysNone(check.text) ? "no verification" : `no verification but ${quote(check.text)}`;
      yield fault(check.range, `Step ${quote(step?.text ?? "")} has ${what}: write what shows that it worked`);
    }
    for (const item of vagueItems(subject)) {
      if (holdsPlaceholder(item, document)) continue;
      yield fault(
        item.range,
        `Step ${quote(item.text)} has no exact command or check: write what is typed, or "manual:" and how`,
      );
    }
  },
});
