import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownEndings, markdownIn } from "../../src/engine/default-config.ts";
import { ignoredBy, select } from "../../src/workspace/globs.ts";
import { openIgnored, openSelection, selectPlainly } from "../../src/workspace/selection.ts";

const parts = ["docs", "DOCS", "docſ", "k", "\u212a", "deployments", "node_modules", ".hidden", ".md", "a.md", "x y"];
const part = fc.oneof(
  fc.constantFrom(...parts),
  fc.constantFrom(...markdownEndings).map((it) => `plan.${it}`),
);
const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((it) => it.join("/"));
const folder = fc.array(fc.constantFrom("docs", "k", "deployments"), { maxLength: 2 }).map((it) => it.join("/"));
const other = fc.constantFrom("docs/*/*.md", "./docs/", "**/plan.md", "docs/a?.md", "!k", "**/k/*", "x.md", "a b/**");
const include = fc.array(fc.oneof(folder, folder.map(markdownIn), other), { maxLength: 3 });
const ignore = fc.array(fc.oneof(fc.constantFrom("**/node_modules/**", "**/k/**"), other), { maxLength: 2 });

describe("globs that are told without the library", () => {
  test("select what it selects", async () => {
    await fc.assert(
      fc.asyncProperty(include, ignore, path, async (wanted, left, at) => {
        const own = await openSelection(wanted, left);
        const isIgnored = ignoredBy(left)(at);
        const its = select(wanted);
        expect([own.file(at), own.folder(at)]).toEqual([its.file(at), its.folder(at)].map((it) => it && !isIgnored));
        expect((await openIgnored(left))(at)).toBe(isIgnored);
      }),
      { numRuns: 2000 },
    );
  });

  test("are those of the default, and folders", () => {
    expect(selectPlainly("docs/deployments")).not.toBeNull();
    expect(selectPlainly(markdownIn("deployments"))).not.toBeNull();
    expect(selectPlainly("docs/*.md")).toBeNull();
    expect(selectPlainly("docs+(a)")).toBeNull();
  });
});
