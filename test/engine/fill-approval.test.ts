import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { fillApproval } from "../../src/engine/fill-approval.ts";
import type { SignEntry } from "../../src/engine/fill-approval-text.ts";
import { render } from "../../src/kinds/render.ts";
import type { Facts } from "../../src/model/kind.ts";
import { readAt } from "../approvals/project.ts";
import { builtinLibrary } from "../support/lint.ts";

const folder = "fixtures/sign";

/** What each case is signed with where it differs from `usual`; `refused` says why it can't be. */
const entries = JSON.parse(readFileSync(`${folder}/entries.json`, "utf8")) as Readonly<
  Record<string, Partial<SignEntry> & { readonly refused?: string }>
>;

const usual: SignEntry = {
  name: "Dee Park",
  decision: "approved",
  digest: `d1:${"9f3c".repeat(16)}`,
  at: "2026-11-20T14:02+01:00",
  despite: null,
};

/** Signs an approval of a document, the first unless said otherwise; the result as text. */
async function sign(text: string, path: string, changes: Partial<SignEntry> = {}, which = 0): Promise<string> {
  const { document } = (await readAt(text, path)).subject;
  const approval = document.approvals[which];
  if (!approval) throw new Error(`${path} has nothing to sign`);
  const filled = await fillApproval(text, document, approval, { ...usual, ...changes }, (it) => readAt(it, path));
  return "text" in filled ? filled.text : `refused: ${filled.refused}`;
}

describe("every form", () => {
  const names = readdirSync(folder).flatMap((it) => (it.endsWith(".in.md") ? [it.slice(0, -".in.md".length)] : []));

  it("has an entry", () => {
    expect(names.toSorted()).toEqual(Object.keys(entries).toSorted());
  });

  test.for(names)("%s", async (name) => {
    const { refused, ...changes } = entries[name] ?? {};
    const written = (it: string): string => `\u{feff}${it.replaceAll("\n", "\r\n")}`;
    // As an editor of Windows leaves it; with LF alone the documents below are signed.
    const text = written(readFileSync(`${folder}/${name}.in.md`, "utf8"));
    const filled = (await sign(text, "changes/release.md", changes)).replace("\u{feff}", "").replaceAll("\r\n", "\n");
    if (refused !== undefined) {
      expect(filled).toBe(`refused: ${refused}`);
      return;
    }
    await expect(filled).toMatchFileSnapshot(`../../${folder}/${name}.out.md`);
    expect(await sign(written(filled), "changes/release.md", changes)).toBe(written(filled));
  });

  it("is signed in a text whose lines end in CR", async () => {
    const text = "## Approvals\r\r- [ ] Technical lead approval\r- [ ] Other\r";
    expect(await sign(text, "a.md")).toBe(
      text.replace(
        "[ ] Technical lead approval",
        `[x] Technical lead approval — Dee Park, ${usual.at}, ${usual.digest}`,
      ),
    );
  });
});

describe("every row of a fresh document", () => {
  const kinds = readdirSync("fixtures/kinds");
  // With every section that holds a row.
  const given: Facts = {
    status: "draft",
    type: ["hotfix", "database-migration"],
    migration: "destructive",
    lead: "Nadia Petrova",
  };

  test.for(kinds)("%s", async (kind) => {
    const compiled = await builtinLibrary.load(kind);
    if (compiled === null) throw new Error(`No kind ${kind}`);
    const path = `fixtures/${kind}.md`;
    const text = render(compiled, given);
    const { document, kind: read, approvals } = (await readAt(text, path)).subject;
    expect(approvals.filter(({ approval }) => approval)).toHaveLength(read?.approvals.length ?? -1);
    for (const at of document.approvals.keys()) {
      for (const decision of ["approved", "rejected"] as const) {
        const filled = await sign(text, path, { decision }, at);
        expect(filled, `row ${at}`).not.toMatch(/^refused/);
        const row = (await readAt(filled, path)).subject.document.approvals[at];
        expect(row).toMatchObject({ name: "Dee Park", decision, signed: decision === "approved" });
      }
    }
  });
});

describe("nothing is written", () => {
  test.for([
    {
      name: "for a name that would not read back",
      changes: { name: "Technical lead" },
      refused: 'The name "Technical lead" would be read as ""',
    },
    {
      name: "for a date that is none",
      changes: { at: "today" },
      refused: 'The date "today" would be read as ""',
    },
    {
      name: "for a digest that is none",
      changes: { digest: "9f3c" },
      refused: 'The digest "9f3c" would be read as ""',
    },
    {
      name: "for a reservation that makes no approval",
      changes: { despite: "a pending review" },
      refused: 'The decision "approved" would be read as "pending"',
    },
  ])("$name", async ({ changes, refused }) => {
    const text = "## Approvals\n\n- [ ] Technical lead approval\n";
    expect(await sign(text, "a.md", changes)).toBe(`refused: ${refused}`);
  });

  it("where the text is not the one that was read", async () => {
    const { document } = (await readAt("## Approvals\n\n- [ ] CAB approval\n", "a.md")).subject;
    const [approval] = document.approvals;
    if (!approval) throw new Error("Nothing to sign");
    const other = "## Approvals\n\n- [ ] Security approval\n";
    expect(await fillApproval(other, document, approval, usual, (it) => readAt(it, "a.md"))).toEqual({
      refused: "The row is none of this text",
    });
  });
});
