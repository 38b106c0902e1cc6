import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const page = readFileSync("docs/approvals.md", "utf8");
const transcript = readFileSync("fixtures/cli/audit.out", "utf8");

const section = page.slice(page.indexOf("\n## Audit\n"));
const shown = [...section.matchAll(/```console\n([\s\S]*?)```\n\nExit code (\d)\./g)].map(
  ([, session = "", code = ""]) => `${session}[exit code ${code}]\n`,
);

test("docs/approvals.md shows audits as they are printed", () => {
  expect(shown).toHaveLength(3);
  for (const session of shown) expect(transcript).toContain(session);
});
