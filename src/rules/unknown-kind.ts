import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "unknown-kind",
  group: "Structure",
  nature: "contradiction",
  summary: "The document names a kind that does not exist",
  meaning: `A misspelt \`kind:\` would let a document through with nothing asked of it, so a kind that is neither built in nor
the team's own is an error.

**Not reported**: a document that names no kind; it is judged by its text alone; a README, whose \`kind:\`
is for other tools.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong: "---\nkind: change-requst\n---\n\n# Change of the payment limits\n",
      right: "---\nkind: change-request\n---\n\n# Change of the payment limits\n",
      finds: [{ line: 2, message: 'did you mean "change-request"' }],
    },
  ],
  *check({ document, unknownKind }) {
    if (unknownKind === null || /(?:^|\/)readme\.[^/]*$/i.test(document.path)) return;
    const { name, closest, range } = unknownKind;
    const hint = closest === null ? "`deploydoc kinds` lists them" : `did you mean "${closest}"?`;
    yield { range, message: `Kind ${quote(name)} is not known: ${hint}` };
  },
});
