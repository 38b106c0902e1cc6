import type { Replacement } from "../model/finding.ts";
import type { Range } from "../model/position.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "malformed-gate",
  group: "Gates",
  nature: "contradiction",
  summary: "Something looks like a box and is none",
  meaning: `\`[]\`, \`-[ ]\`, \`[ x]\`, \`\\[ \\]\` and a task without text are shown as plain text by Markdown: nobody can tell whether they
were ticked. They count as open.

**Not reported**: a box alone in a table cell; brackets in running text.`,
  source: null,
  options: {},
  examples: [
    {
      wrong: "# Checks\n\n- [] Backup taken\n- [x ] Restore tested\n",
      right: "# Checks\n\n- [x] Backup taken\n- [x] Restore tested\n",
      finds: [{ line: 3, message: '"[ ]" or "[x]"' }, { line: 4 }],
    },
    {
      title: "Escaped, and without a text",
      wrong: "# Checks\n\n- \\[ \\] Backup taken\n- [ ]\n",
      right: "# Checks\n\n- [x] Backup taken\n\n| Restored | Done |\n|---|---|\n| orders | [x] |\n",
      finds: [
        { line: 3, message: "without backslashes" },
        { line: 4, message: "no text" },
      ],
    },
  ],
  *check({ document, phaseOf }) {
    for (const { state, text, marker, range } of document.gates) {
      if (state !== "malformed") continue;
      yield { range, phase: phaseOf(range), message: messageOf(marker, text), fix: emptyBox(range, marker, text) };
    }
  },
});

/**
 * The box as a task's own, where it holds nothing: it stays as open as it counted. What may mean a tick is left to who
 * ticked it.
 */
function emptyBox(range: Range, marker: string, text: string): Replacement | null {
  const [, bullet = "", box = ""] = /^([-*+]|\d{1,9}[.)])?[ \t\u00a0]*(\S.*)$/.exec(marker) ?? [];
  if (text === "" || !/^(?:\\?\[[\s\u200b]*\\?\]|［[\s\u3000]*］|【[\s\u3000]*】)$/.test(box)) return null;
  return {
    range: { ...range, endLine: range.line, endColumn: range.column + marker.length },
    from: marker,
    text: `${bullet === "" ? "" : `${bullet} `}[ ] `,
  };
}

/** Backslashes are a matter of spelling: tools add and drop them, so the message does not quote them. */
function messageOf(marker: string, text: string): string {
  const box = marker.replaceAll("\\", "");
  if (text === "") return `Box ${quote(box)} has no text: say what is to be ticked`;
  const escaped = /^\[[ xX]\]$/.test(box);
  return escaped
    ? `Box of ${quote(text)} is not a task's: write "- ${box}", without backslashes`
    : `Box ${quote(box)} of ${quote(text)} is not a task's: write "[ ]" or "[x]"`;
}
