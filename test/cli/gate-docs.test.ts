import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openConfigs } from "../../src/workspace/config.ts";
import { makeScratch } from "../support/repository.ts";

const page = readFileSync("docs/approvals.md", "utf8");

/** What each run of the scenario prints, and its exit code. */
const runs = [...readFileSync("fixtures/cli/gate.out", "utf8").matchAll(/([\s\S]*?)\[exit code (\d)\]\n+/g)];

it("docs/approvals.md shows what the gate prints", async () => {
  const shown = page.replace(
    /(<!-- run (\d) -->\n\n```console\n)[\s\S]*?```\n\nExit code \d\./g,
    (_, mark: string, at: string) => `${mark}${runs[Number(at)]?.[1]}\`\`\`\n\nExit code ${runs[Number(at)]?.[2]}.`,
  );
  await expect(shown).toMatchFileSnapshot("../../docs/approvals.md");
  expect(shown.match(/Exit code [013]\./g)?.length).toBeGreaterThan(5);
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
