import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "unmergeable-draft",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A draft is up for merge",
  meaning: `\`check\` judges what a merge would bring about. A draft asks for nothing yet, so merging one would let an
unfinished deployment through. Set the status to what the merge is to make true, for example \`approved\`.

**Not reported**: by \`lint\`, which judges what a document claims to be; when the config says \`drafts: allow\`; in the
other documents of a deployment folder, as the plan's status is theirs.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      gate: true,
      path: "changes/cr-1042.md",
      wrong: "---\nkind: change-request\nstatus: draft\n---\n\n# Change request\n",
      right: "---\nkind: change-request\nstatus: approved\n---\n\n# Change request\n",
      finds: [{ line: 3 }],
    },
  ],
  *check({ draftsBlocked, status, statusRange }) {
    if (!draftsBlocked || status !== "draft" || statusRange === null) return;
    yield {
      range: statusRange,
      message: 'Status "draft" cannot be merged: set it to what the merge brings about, such as "approved"',
    };
  },
});
