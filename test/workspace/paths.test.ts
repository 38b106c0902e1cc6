import { join, relative } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pathIn, showPath, toSlashes } from "../../src/workspace/paths.ts";

/** Absolute paths, few enough of them to lie in each other, with steps that lead nowhere. */
const paths = fc
  .array(fc.constantFrom("a", "ab", "b.md", ".git", "...", "b\\c", "", ".", ".."), { maxLength: 5 })
  .map((steps) => `/${steps.join("/")}`);

test("a path is shown as it lies to the working directory", () => {
  fc.assert(
    fc.property(paths, paths, (path, cwd) => {
      expect(showPath(path, cwd)).toBe(toSlashes(relative(cwd, path)) || ".");
      expect(showPath(`${cwd}/${path}`, cwd)).toBe(toSlashes(relative(cwd, `${cwd}/${path}`)) || ".");
    }),
    { numRuns: 2_000 },
  );
});

test.each(["/", "/a", "/a/b c"])("what lies in %s", (folder) => {
  expect(pathIn(folder, "..name")).toBe(join(folder, "..name"));
});
