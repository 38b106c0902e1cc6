import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Adoption, adopt } from "../../src/engine/adopt/adopt.ts";
import { writeTemplate } from "../../src/engine/adopt/write-template.ts";
import { parseTemplate } from "../../src/kinds/parse-template.ts";
import { render } from "../../src/kinds/render.ts";
import { lintMarkdown } from "../support/lint.ts";
import { fillIn } from "./fill.ts";

const folder = "fixtures/adopt";
const names = readdirSync(folder).flatMap((it) => (it.endsWith(".md") ? [it.slice(0, -".md".length)] : []));
const textOf = (name: string): string => readFileSync(join(folder, `${name}.md`), "utf8");

const adopted = new Map<string, Promise<Adoption>>();

/** The kind of a fixture, made once. */
function adoptFixture(name: string): Promise<Adoption> {
  const adoption = adopted.get(name) ?? adopt(textOf(name), name);
  adopted.set(name, adoption);
  return adoption;
}

/** The lines of blanks; the boxes of a choice are one. */
function linesOf({ blanks }: Adoption): ReadonlySet<number> {
  return new Set(
    blanks.flatMap(({ type, range }) =>
      Array.from({ length: type === "choice" ? range.endLine - range.line + 1 : 1 }, (_, at) => range.line + at),
    ),
  );
}

/** What `new` writes, as a document that stands alone and claims to be complete. */
function fresh({ compiled }: Adoption): string {
  return render(compiled, { status: "closed" });
}

/** Lines that anybody would call a blank, found without reading Markdown: outside of fences, comments and front matter. */
function obviousBlanks(text: string): readonly number[] {
  let fence: string | null = null;
  let isComment = false;
  return text.split(/\r?\n/).flatMap((line, at) => {
    const mark = /^\s*(?:[-*+>]\s+)*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    const inside = fence !== null || isComment || line.startsWith("    ");
    if (line.includes("<!--")) isComment = true;
    if (line.includes("-->")) isComment = false;
    const isBlank =
      /^\s*(?:[-*+]|\d+[.)])\s+\[ \]\s+\S/.test(line) || /^\|(?:\s*\|){2,}\s*$/.test(line) || /_{4,}/.test(line);
    return isBlank && !inside && !line.includes("<!--") ? [at + 1] : [];
  });
}

describe("a document of the team's own", () => {
  test.each(names)("%s becomes a pair", async (name) => {
    const { template, schema, form, notes } = await adoptFixture(name);
    await expect(template).toMatchFileSnapshot(join("../..", folder, `${name}.md.hbs`));
    await expect(schema).toMatchFileSnapshot(join("../..", folder, `${name}.schema.json`));
    const told = [form, ...notes.map(({ line, message }) => `${line}: ${message}`), ""].join("\n");
    await expect(told).toMatchFileSnapshot(join("../..", folder, `${name}.out`));
  });

  test.each(names)("%s: its blanks are reported, and nothing else", async (name) => {
    const text = textOf(name);
    const adoption = await adopt(text, name);
    expect(adoption.elsewhere).toEqual([]);
    expect(adoption.unseen).toEqual([]);
    if (adoption.form === "filled") return;
    const lines = linesOf(adoption);
    expect(obviousBlanks(textOf(name)).filter((line) => !lines.has(line))).toEqual([]);
  });

  test.each(names)("%s: a filled copy passes", async (name) => {
    const adoption = await adoptFixture(name);
    const { findings } = await fillIn(fresh(adoption), adoption.compiled);
    expect(findings).toEqual([]);
  });

  test.each(names)("%s: new gives it back", async (name) => {
    const text = textOf(name);
    const adoption = await adopt(text, name, "template");
    const body = text.replace(/^---\n[\s\S]*?\n---\n/, "");
    const head = text.slice(0, text.length - body.length).replace(/---\n$/, "");
    const written = render(adoption.compiled, {});
    expect(written.endsWith(body)).toBe(true);
    expect(written.startsWith(head)).toBe(true);
    const added = written.slice(head.length, written.length - body.length).split(/\r?\n/);
    expect(added.filter((it) => it !== "" && it !== "---")).toEqual([`kind: ${name}`, "template: 1"]);
  });

  test("what is filled in passes as it was written", async () => {
    const text = textOf("filled-release");
    const { compiled, form } = await adopt(text, "ledger-release");
    expect(form).toBe("filled");
    const kinds = { names: ["ledger-release"], load: async () => compiled };
    const claimed = `---\nkind: ledger-release\ntemplate: 1\nstatus: closed\n---\n\n${text}`;
    expect((await lintMarkdown(claimed, { kinds })).findings).toEqual([]);
  });

  test("what is not filled in stays reported by line, whatever else was filled", async () => {
    const { compiled } = await adoptFixture("release-checklist");
    const kinds = { names: ["release-checklist"], load: async () => compiled };
    const { text } = await fillIn(render(compiled, { status: "closed" }), compiled);
    const opened = text.replace("- [x] Migrations ran on staging", "- [ ] Migrations ran on staging");
    const { findings } = await lintMarkdown(opened, { kinds });
    expect(findings.map((it) => it.rule)).toEqual(["unchecked-gate"]);
    const gone = text.replace("- [x] Migrations ran on staging\n", "");
    expect((await lintMarkdown(gone, { kinds })).findings.map((it) => it.rule)).toEqual(["removed-gate"]);
  });
});

describe("a template", () => {
  const piece = fc.constantFrom("{", "}", "{{", "}}", "\\", '"', "'", "!", "#if x", "guide", " ", "\n", "[Name]", "é");
  const text = fc.array(piece, { maxLength: 30 }).map((it) => it.join(""));

  test("gives back any text, whatever in it is guidance", () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(12), (source, from, length) => {
        const guides = [{ start: Math.min(from, source.length), end: Math.min(from + length, source.length) }];
        const template = parseTemplate(writeTemplate(source, guides), () => undefined);
        expect(render({ template, schema: { verbatim: true } }, {})).toBe(source);
      }),
      { numRuns: 2000 },
    );
  });
});

const corpus = "../shared/corpus";
const present = existsSync(corpus);

test.runIf(process.env.CI !== undefined)("has the real documents at hand in CI", () => {
  expect(present).toBe(true);
});

interface Labels {
  readonly gates?: readonly { readonly line: number; readonly state: string }[];
  readonly placeholders?: readonly { readonly line: number }[];
  readonly approvals?: readonly { readonly line: number; readonly signed?: boolean }[];
}

/** What people found open in a document; nothing where nobody labelled it. */
function labelledBlanks(file: string): readonly number[] {
  const path = join(corpus, "labels", `${file.split("/").at(-1)}.json`);
  if (!existsSync(path)) return [];
  const { gates = [], placeholders = [], approvals = [] } = JSON.parse(readFileSync(path, "utf8")) as Labels;
  const open = gates.filter((it) => it.state === "open" || it.state === "malformed");
  return [...open, ...placeholders, ...approvals.filter((it) => it.signed === false)].map((it) => it.line);
}

describe.skipIf(!present)("real templates (skipped without ../shared/corpus)", () => {
  const rows = present ? readFileSync(join(corpus, "MANIFEST.tsv"), "utf8").trim().split("\n").slice(1) : [];
  const templates = rows.map((row) => row.split("\t")).filter((row) => row[5] === "template");

  test("give kinds that report every blank and nothing else, and let a filled copy pass", {
    timeout: 120_000,
  }, async () => {
    const failed: string[] = [];
    for (const [file = ""] of templates) {
      const source = readFileSync(join(corpus, "documents", file), "utf8");
      // A template is to be seen to be one.
      const adoption = await adopt(source, "adopted-kind");
      const { elsewhere, unseen } = adoption;
      const lines = linesOf(adoption);
      const overlooked = obviousBlanks(source).filter((line) => !lines.has(line));
      const { findings } = await fillIn(fresh(adoption), adoption.compiled);
      const labelled = labelledBlanks(file).filter((line) => !lines.has(line));
      const faults = [
        ...(adoption.form === "template" ? [] : ["taken for a document that is filled in"]),
        ...elsewhere.map((it) => `${it.range.line}: ${it.rule}, and no blank`),
        ...unseen.map((it) => `${it.range.line}: a ${it.type} of which lint says nothing`),
        ...labelled.map((line) => `${line}: labelled as open by hand, and no blank`),
        ...overlooked.map((line) => `${line}: a blank that was overlooked`),
        ...findings.map((it) => `${it.range.line} of the filled copy: ${it.rule}`),
      ];
      if (faults.length > 0) failed.push(`${file}\n  ${faults.slice(0, 5).join("\n  ")}`);
    }
    expect(templates.length).toBeGreaterThan(50);
    expect(failed).toEqual([]);
  });
});
