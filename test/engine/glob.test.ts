import { expect, test } from "vitest";
import { openGlob } from "../../src/engine/glob.ts";
import { ConfigError } from "../../src/errors.ts";
import { openIgnored, openSelection } from "../../src/workspace/selection.ts";

const long = "a".repeat(70_000);

test.each([
  ["{a,b}".repeat(26), "stands for more than 1000 patterns"],
  ["{a..z}{a..z}{a..z}", "stands for more than 1000 patterns"],
  [long, "has more than 4096 characters"],
  ["*(".repeat(1000), "nests too many alternatives"],
])("%.12s… is refused, in any place for globs", async (glob, says) => {
  const refused = expect.objectContaining({ message: expect.stringContaining(says) });
  expect(() => openGlob(glob)).toThrow(ConfigError);
  expect(() => openGlob(glob)).toThrow(refused);
  await expect(openSelection([glob], [])).rejects.toThrow(refused);
  await expect(openIgnored([glob])).rejects.toThrow(refused);
});

test.each([
  ["{1..100000000}.md", "99999999.md", "100000001.md"],
  ["{plan,log}.{md,markdown}", "log.md", "log.txt"],
  ["*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", `${"a".repeat(100)}b`, "a".repeat(100)],
  ["+(+(+(a+)))b", "a+b", "a".repeat(100)],
  ["*(a|aa)*(a|aa)*(a|aa)b", `${"a".repeat(30)}b`, "a".repeat(100)],
  [`${"**/".repeat(40)}x`, "a/b/c/x", `${"a/".repeat(100)}b`],
  ["!draft.md", "!draft.md", "plan.md"],
])("%s matches what it says, without trying on and on", (glob, path, other) => {
  expect([openGlob(glob).match(path), openGlob(glob).match(other)]).toEqual([true, false]);
});
