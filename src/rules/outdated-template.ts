import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "outdated-template",
  group: "Structure",
  nature: "advice",
  summary: "The document was made from another version of its template",
  meaning: `A document names the version of its template, and is judged by that version where it is at hand. An older one is a
warning. One that is no version, or newer than any that is known, is an error: nothing can say what it should hold.

**Not reported**: a document that names no version; it is judged by the current one.`,
  source: null,
  options: {},
  examples: [
    {
      title: "A version that does not exist yet",
      wrong: "---\nkind: change-request\ntemplate: 7\n---\n\n# Change\n",
      right: "---\nkind: change-request\ntemplate: 1\n---\n\n# Change\n",
      finds: [{ line: 3, message: '"7"' }],
    },
    {
      title: "No version at all",
      wrong: "---\nkind: change-request\ntemplate: latest\n---\n\n# Change\n",
      right: "---\nkind: change-request\n---\n\n# Change\n",
      finds: [{ line: 3, message: "expected 1" }],
    },
  ],
  *check({ otherVersion, kind }) {
    if (otherVersion === null || kind === null) return;
    const { version, judgedBy, range } = otherVersion;
    if (String(judgedBy) === version) {
      yield { range, message: `Template version ${quote(version)} is outdated: move the document to the current one` };
    } else {
      yield {
        range,
        nature: "contradiction",
        message: `Template version ${quote(version)} of ${quote(kind.name)} is not known: expected ${judgedBy}`,
      };
    }
  },
});
