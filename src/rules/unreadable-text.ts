import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "unreadable-text",
  group: "Structure",
  nature: "contradiction",
  summary: "Text was left unread because it would overwhelm a parser",
  meaning: `Quotes or lists nested over 100 deep, runs of over 200 delimiters, blocks of over 2,000 brackets, and a document over
the size limit are not read. What has not been read cannot pass.

**Not reported**: anything a person would write.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong: `# Plan\n\n${"*".repeat(201)}a${"*".repeat(201)}\n`,
      right: "# Plan\n\n***a***\n",
      finds: [{ line: 3 }],
    },
  ],
  *check({ document: { unreadable } }) {
    for (const { range, reason } of unreadable) yield { range, message: `Not read: ${reason.replace(/\.$/, "")}` };
  },
});
