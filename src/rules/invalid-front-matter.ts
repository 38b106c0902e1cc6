import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "invalid-front-matter",
  group: "Structure",
  nature: "contradiction",
  summary: "The front matter is not a map of keys to values in valid YAML",
  meaning: `The facts of a document stand in its front matter. When that cannot be read, neither kind nor status is known, and
nothing could be asked of the document.

**Not reported**: a document without front matter; a line \`---\` that is an ordinary break.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong: "---\nkind: [change-request\nstatus: draft\n---\n\n# Change\n",
      right: "---\nkind: change-request\nstatus: draft\n---\n\n# Change\n",
      finds: [{ line: 3 }],
    },
    {
      title: "A list instead of a map",
      wrong: "---\n- kind\n- status\n---\n\n# Change\n",
      right: "---\nkind: change-request\n---\n\n# Change\n",
      finds: [{ line: 1 }],
    },
  ],
  *check({ document: { frontMatter } }) {
    for (const { message, range } of frontMatter.errors) {
      yield { range, message: `Front matter cannot be read: ${message.replace(/\.$/, "")}` };
    }
  },
});
