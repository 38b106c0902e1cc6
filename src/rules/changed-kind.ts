import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const handoff = (kind: string, template = "1"): string =>
  `---\nkind: ${kind}\ntemplate: ${template}\nstatus: closed\n---\n\n# Checkout\n`;
const before = { kind: "change-request", template: "1", status: "approved" } as const;

export const rule = defineRule({
  id: "changed-kind",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A document became another kind, or one of an older template",
  meaning: `A kind and its version say what a document is held to. \`check\` compares both with the base branch: what was a change request
and calls itself something else has left its gates behind.

**Not reported**: a newer version; drafts, of which nothing was claimed yet; by \`lint\`, which compares with nothing.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      path: "changes/cr-7.md",
      wrong: handoff("operations-handoff"),
      right: handoff("change-request"),
      finds: [{ line: 2, message: '"change-request"' }],
      git: {
        wrong: { says: "it was a change request at the base", before },
        right: { says: "it was a change request at the base", before },
      },
    },
  ],
  *check({ evidence, kind, document }) {
    const before = evidence?.before ?? null;
    if (before === null || before.kind === null || before.status === "draft") return;
    const { positions, range, data } = document.frontMatter;
    const at = (key: string) => positions.get(`/${key}`) ?? range ?? document.end;
    if (kind?.name !== before.kind) {
      const now = kind === null ? "of no known kind" : `a ${quote(kind.name)}`;
      yield { range: at("kind"), message: `Was a ${quote(before.kind)} and is ${now}: give it back its kind` };
      return;
    }
    const template = typeof data.template === "string" ? data.template : "";
    if (Number(template) >= Number(before.template) || template === before.template) return;
    yield {
      range: at("template"),
      message: `Was made from version ${quote(before.template)} of its template and says ${quote(template)}: it may only become newer`,
    };
  },
});
