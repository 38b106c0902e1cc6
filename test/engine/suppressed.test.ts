import { expect, test } from "vitest";
import { lintMarkdown } from "../support/lint.ts";

test("what a comment suppresses is kept apart with its reason, in order of place", async () => {
  const { findings, suppressed } = await lintMarkdown(`# Checks

<!-- deploydoc-disable unchecked-gate -- ticked by telephone -->
- [ ] Backups are taken

<!-- deploydoc-disable-next-line unchecked-gate, leftover-placeholder -- said twice -->
- [ ] Restore [name]
<!-- deploydoc-enable unchecked-gate -->

- [ ] Staging is green
`);
  expect(findings.map(({ rule, range }) => [rule, range.line])).toEqual([["unchecked-gate", 10]]);
  expect(suppressed.map(({ finding, justification }) => [finding.rule, finding.range.line, justification])).toEqual([
    ["unchecked-gate", 4, "ticked by telephone"],
    ["unchecked-gate", 7, "ticked by telephone"],
    ["leftover-placeholder", 7, "said twice"],
  ]);
});

test("without a reason nothing is kept out", async () => {
  const { suppressed } = await lintMarkdown("<!-- deploydoc-disable-next-line unchecked-gate -->\n- [ ] Go\n");
  expect(suppressed).toEqual([]);
});
