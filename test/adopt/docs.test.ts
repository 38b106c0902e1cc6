import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeAdoption } from "../../src/cli/adopt-report.ts";
import { adopt } from "../../src/engine/adopt/adopt.ts";

test("docs/kinds.md shows what adopt says of its example", async () => {
  const page = readFileSync("docs/kinds.md", "utf8");
  const section = page.slice(page.indexOf("## Adopting a team's own document"));
  const [, document = "", told = ""] = /```markdown\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/.exec(section) ?? [];
  const adoption = await adopt(document, "handover");
  expect(describeAdoption("handover", adoption, [], null)).toBe(told);
});
