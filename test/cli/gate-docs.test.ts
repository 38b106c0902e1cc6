import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openConfigs } from "../../src/workspace/config.ts";
import { makeScratch } from "../support/repository.ts";

const transcripts = readdirSync("fixtures/cli")
  .filter((name) => name.endsWith(".out"))
  .map((name) => readFileSync(`fixtures/cli/${name}`, "utf8"))
  .join("\n");

const page = readFileSync("docs/approvals.md", "utf8");

const shown = [...page.matchAll(/```console\n([\s\S]*?)```\n\nExit code (\d)\./g)];

it.each(shown.map(([, session = "", code = ""]) => [session.match(/\$ (.*)/)?.[1] ?? "", session, code] as const))(
  "docs/approvals.md shows what %s prints",
  (_, session, code) => {
    expect(transcripts).toContain(`${session}[exit code ${code}]`);
  },
);

it("shows the gate", () => {
  expect(shown.length).toBeGreaterThan(4);
});

it("shows a config that is valid", async () => {
  const folder = makeScratch();
  writeFileSync(join(folder, "deploydoc.config.yaml"), /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "");
  const { approvals, suppressions } = await openConfigs(folder, null)(folder);
  expect(approvals.people.map(({ keys }) => keys.map((it) => it.revoked))).toEqual([[false, true]]);
  expect({ level: approvals.level, suppressions }).toEqual({
    level: { low: "named", medium: "digest", high: "signature" },
    suppressions: "merged",
  });
});

it.each([
  ["a key that is none", "keys: [ssh-ed25519 AAAA]", /a key of "Dee Park" can't be used/],
  ["an alias that two have", "aliases: [bo ek]", /"bo ek" stands for two/i],
  ["a level that there is not", "level: notarised", /notarised/],
])("refuses a config with %s", async (_, line, message) => {
  const folder = makeScratch();
  const people = ["approvals:", "  people:", "    - name: Bo Ek", "    - name: Dee Park", `      ${line}`];
  const text = line.startsWith("level") ? `approvals:\n  ${line}\n` : `${people.join("\n")}\n`;
  writeFileSync(join(folder, "deploydoc.config.yaml"), text);
  await expect(openConfigs(folder, null)(folder)).rejects.toThrow(message);
});
