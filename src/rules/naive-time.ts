import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "naive-time",
  group: "Time",
  nature: "incomplete",
  summary: "A time without a zone",
  meaning: `Three teams in three countries read "22:00" three ways. A zone may stand in the time itself, in the column's header, or
once for the document ("All times in UTC").

**Not reported**: dates alone; documents of unknown kind.`,
  source: "004 §1.2",
  options: {},
  examples: [
    {
      wrong: "---\nkind: change-request\n---\n\n# CR-12\n\n## Change\n\n- **Window**: 2026-12-01 22:00 to 23:30\n",
      right: "---\nkind: change-request\n---\n\n# CR-12\n\n## Change\n\n- **Window**: 2026-12-01 22:00 to 23:30 CET\n",
      finds: [{ line: 9 }, { line: 9 }],
    },
  ],
  *check({ document, kind, phaseOf }) {
    if (kind === null) return;
    for (const { validity, precision, zone, text, range } of document.moments) {
      if (validity !== "valid" || precision === "date" || zone !== null) continue;
      yield {
        range,
        phase: phaseOf(range),
        message: `Time ${quote(text)} has no zone: add one such as "UTC" or "+01:00"`,
      };
    }
  },
});
