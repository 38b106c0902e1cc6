import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOutline } from "../../src/reading/outline.ts";
import { parse } from "../../src/reading/parse.ts";
import { anyMarkdown } from "../support/markdown.ts";

/** The body's first text, which shows where the front matter was taken to end. */
function bodyOf(markdown: string): string {
  return readOutline(parse(markdown)).parts[0]?.phrase.text ?? "";
}

describe("front matter that is read", () => {
  test.each<readonly [markdown: string, data: unknown, body: string]>([
    ["---\nkind: deployment-plan\n---\n# Plan", { kind: "deployment-plan" }, "Plan"],
    ["\u{feff}---\nkind: plan\n...\nText", { kind: "plan" }, "Text"],
    ["---  \nrelease: 1.10\nhotfix: true\nnone: ~\n--- \nText", { release: "1.10", hotfix: "true", none: "~" }, "Text"],
    ["---\r\na: b\r\nc: |\r\n  d\r\n  e\r\n---\r\nText", { a: "b", c: "d\ne\n" }, "Text"],
    ["---\ra: b\rc: d\r---\rText", { a: "b", c: "d" }, "Text"],
    ["---\na:\nb: []\nc: {}\n---\nText", { a: "", b: [], c: {} }, "Text"],
    [
      "---\n# comment\na: b # c\n\nservices: [x, 'y z']\nwindow:\n  start: 2026-11-20T10:00Z\n---\n",
      {
        a: "b",
        services: ["x", "y z"],
        window: { start: "2026-11-20T10:00Z" },
      },
      "",
    ],
    ['---\na: >\n  one\n  two\nb: "x\\ty"\n---\n', { a: "one two\n", b: "x\ty" }, ""],
    ["---\n\nkind: plan\n---\nText", { kind: "plan" }, "Text"],
    ["---\n---\nText", {}, "Text"],
    ["---\nconstructor: a\ntoString: b\n---\n", { constructor: "a", toString: "b" }, ""],
    ["---\na: &x b\n---\n", { a: "b" }, ""],
    ["---\n- [ ] a: b\n", undefined, "a: b"],
  ])("%j", (markdown, data, body) => {
    const { frontMatter } = parse(markdown);
    expect(frontMatter.errors).toEqual([]);
    if (data !== undefined) expect({ ...frontMatter.data }).toEqual(data);
    expect(frontMatter.state).toBe(data === undefined ? "absent" : "valid");
    expect(Object.getPrototypeOf(frontMatter.data)).toBe(null);
    expect(bodyOf(markdown)).toBe(body);
  });
});

describe("front matter that is broken", () => {
  test.each<readonly [markdown: string, message: RegExp, line: number, body: string]>([
    ["---\nkind: plan\nrisk: low\n\n# Plan", /never closed/, 1, "Plan"],
    ["---\nkind: plan\n# Plan\n\nText", /never closed/, 1, "Plan"],
    ["---\nkind: plan", /never closed/, 1, ""],
    ["---\nOwner: Kim\nRisk: low\nservices:\n  - a\n\nText", /never closed/, 1, "Text"],
    ["---\n- a\n- b\n---\nText", /not a map/, 1, "Text"],
    ["---\njust text\n---\nText", /not a map/, 1, "Text"],
    ["---\na: b\na: c\n---\nText", /unique/, 3, "Text"],
    ["---\na: [b\nc: d\n---\nText", /./, 3, "Text"],
    ["---\na: 'b\n---\nText", /quote/i, 3, "Text"],
    ["---\n\ta: b\n---\nText", /tab/i, 2, "Text"],
    ["---\na: &x [1, 2]\nb: *x\n---\nText", /refers to \*x/, 3, "Text"],
    ["---\n__proto__: {a: b}\n---\nText", /__proto__/, 2, "Text"],
    ["---\n[a, b]: c\n---\nText", /not plain text/, 2, "Text"],
    [`---\na: ${"[".repeat(60)}x${"]".repeat(60)}\n---\nText`, /nested/, 2, "Text"],
    [`---\na: ${"[".repeat(20_000)}\n---\nText`, /./, 2, "Text"],
    ["---\n%x\n---\nText", /./, 3, "Text"],
  ])("%j", (markdown, message, line, body) => {
    const { frontMatter } = parse(markdown);
    expect(frontMatter.state).toBe("broken");
    expect({ ...frontMatter.data }).toEqual({});
    expect(frontMatter.range?.line).toBe(1);
    expect(frontMatter.errors.length).toBeGreaterThan(0);
    expect(frontMatter.errors[0]?.message).toMatch(message);
    expect(frontMatter.errors[0]?.message).not.toContain("\n");
    expect(frontMatter.errors[0]?.range.line).toBe(line);
    expect(bodyOf(markdown)).toBe(body);
  });
});

describe("what is no front matter", () => {
  test.each<readonly [markdown: string, body: string]>([
    ["# Plan\n\n---\nkind: plan\n---\n", "Plan"],
    ["\n---\nkind: plan\n---\n", "kind: plan"],
    [" ---\nkind: plan\n---\n", "kind: plan"],
    ["----\nkind: plan\n---\n", "kind: plan"],
    ["---\n\n# Plan\n\nText.\n\n---\n\nMore.", "Plan"],
    ["---\n# Plan\n\nSome text.\n\n---\n", "Plan"],
    ["---\nSome text after a rule.\n\nMore.", "Some text after a rule."],
    ["---\nNote: see below.\n\nMore.", "Note: see below."],
    ["---\n\nNote: see below.\n\nMore.", "Note: see below."],
    ["---", ""],
    ["", ""],
  ])("%j", (markdown, body) => {
    expect(parse(markdown).frontMatter).toMatchObject({ state: "absent", range: null, errors: [] });
    expect(bodyOf(markdown)).toBe(body);
  });
});

describe("positions in front matter", () => {
  const text =
    '---\r\nkind: plan\r\nempty:\r\nwindow: { start: "10:00" }\r\na/b~c:\r\n  - one\r\n  - |\r\n    two\r\n    lines\r\n---\r\n';

  test.each<readonly [pointer: string, value: string, key: string | undefined]>([
    ["/kind", "2:7-2:11", "2:1-2:5"],
    ["/empty", "3:7-3:7", "3:1-3:6"],
    ["/window", "4:9-4:27", "4:1-4:7"],
    ["/window/start", "4:18-4:25", "4:11-4:16"],
    ["/a~1b~0c", "6:3-9:10", "5:1-5:6"],
    ["/a~1b~0c/0", "6:5-6:8", undefined],
    ["/a~1b~0c/1", "7:5-9:10", undefined],
  ])("%s", (pointer, value, key) => {
    const { positions, keyPositions, range } = parse(`\u{feff}${text}`).frontMatter;
    const show = (it = positions.get("")) => it && `${it.line}:${it.column}-${it.endLine}:${it.endColumn}`;
    expect(show(positions.get(pointer))).toBe(value);
    expect(keyPositions.has(pointer) ? show(keyPositions.get(pointer)) : undefined).toBe(key);
    expect(show(range ?? undefined)).toBe("1:1-10:4");
  });

  test("lie inside any front matter, read the same twice", () => {
    const value = fc.oneof(
      anyMarkdown,
      fc.constantFrom("a: b\n", "- a\n", "c: |\n d\n", "e: [f, {g: h}]\n", "\"i\": 'j'\n"),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), fc.constantFrom("---\n", "...\r\n", ""), (values, end) => {
        const markdown = `---\n${values.join("")}${end}`;
        const { frontMatter, range, text: all } = parse(markdown);
        const whole = range(0, all.length);
        const ranges = [...frontMatter.positions.values(), ...frontMatter.errors.map((it) => it.range)];
        for (const it of ranges) {
          expect(it.line > 1 || frontMatter.state === "broken").toBe(true);
          expect(it.endLine > it.line || it.endColumn >= it.column).toBe(true);
          expect(it.endLine).toBeLessThanOrEqual(whole.endLine);
        }
        expect(parse(markdown).frontMatter).toEqual(frontMatter);
      }),
      { numRuns: 1000 },
    );
  });
});
