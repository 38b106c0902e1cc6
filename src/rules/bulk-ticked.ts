import type { Gate } from "../model/document.ts";
import type { Commit } from "../model/evidence.ts";
import { defineRule } from "./rule.ts";
import { nameCommit } from "./wording/commit.ts";

const checks = "# Checks\n\n- [x] Backup taken\n- [x] Error rate normal\n- [x] On-call informed\n";
const tick = (line: number, commit: string) => ({ line, commit, at: "2026-11-12T16:40Z" });

export const rule = defineRule({
  id: "bulk-ticked",
  group: "Gates",
  nature: "off",
  summary: "One commit ticked many boxes at once",
  meaning: `A checklist that is ticked from top to bottom in one go was perhaps not gone through. \`check\` and \`audit\` know from git which
commit ticked a box.

**Not reported**: unless the config turns it on; by \`lint\`, which does not ask git.`,
  source: null,
  options: {
    most: { type: "number", default: 10, description: "Boxes of one document that one commit may tick" },
  },
  examples: [
    {
      options: { most: 2 },
      wrong: checks,
      right: checks,
      finds: [{ line: 3, message: "3 boxes" }],
      git: {
        wrong: {
          says: "commit 1f0c2a4 ticked all three",
          ticks: [tick(3, "1f0c2a4"), tick(4, "1f0c2a4"), tick(5, "1f0c2a4")],
        },
        right: {
          says: "commit 9d3be01 ticked the last",
          ticks: [tick(3, "1f0c2a4"), tick(4, "1f0c2a4"), tick(5, "9d3be01")],
        },
      },
    },
  ],
  *check({ document, evidence }, { most }) {
    const ticked = new Map<string, { readonly commit: Commit; readonly gates: Gate[] }>();
    for (const gate of document.gates) {
      const commit = evidence?.ticks.get(gate);
      if (commit === undefined) continue;
      const known = ticked.get(commit.id);
      if (known) known.gates.push(gate);
      else ticked.set(commit.id, { commit, gates: [gate] });
    }
    for (const { commit, gates } of ticked.values()) {
      const [first] = gates;
      if (first === undefined || gates.length <= most) continue;
      const message = `Commit ${nameCommit(commit)} ticked ${gates.length} boxes of this document at once: ${most} is the most`;
      yield { range: first.range, message };
    }
  },
});
