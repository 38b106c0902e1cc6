import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareStatements,
  type ExpectedStatement,
  readSidecar,
  sidecarPath,
  writeSidecar,
} from "../../src/approvals/sidecar.ts";
import { writeStatement } from "../../src/approvals/statement.ts";
import { exampleStatement as statement } from "./example-statement.ts";

const armored = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQ==\n-----END SSH SIGNATURE-----\n";
const line = writeStatement(statement);
const sidecar = writeSidecar({ statement, armored });

describe("the path of a sidecar", () => {
  it.each<[document: string, role: string, path: string]>([
    ["deployments/a/rollback-plan.md", "Technical lead", "deployments/a/approvals/rollback-plan.technical-lead.sig"],
    ["change-request.md", "CAB", "approvals/change-request.cab.sig"],
    ["plan.markdown", "Sécurité", "approvals/plan.markdown.sécurité.sig"],
    ["a.b.md", "C++ lead", "approvals/a.b.c_2b__2b_-lead.sig"],
    ["a.md", "../../x", "approvals/a._2e__2e__2f__2e__2e__2f_x.sig"],
    ["a.md", "", "approvals/a._.sig"],
  ])("of %s for %j is %s", (document, role, path) => {
    expect(sidecarPath(document, role)).toBe(path);
  });

  const character = fc.oneof(
    fc.constantFrom(..."abAB12 -_./\\+()\t2bf"),
    fc.string({ minLength: 1, maxLength: 1, unit: "grapheme" }),
  );
  const role = fc.array(character, { maxLength: 8 }).map((it) => it.join(""));

  it("is no other role's", () => {
    const same = (text: string) => text.normalize("NFC").toLowerCase();
    fc.assert(
      fc.property(role, role, (a, b) => {
        expect(sidecarPath("a.md", a) === sidecarPath("a.md", b)).toBe(same(a) === same(b));
      }),
    );
  });

  it("stays in the folder approvals, whatever the role", () => {
    fc.assert(
      fc.property(role, (it) => {
        expect(sidecarPath("a.md", it)).toMatch(/^approvals\/a\.[^./\\:]+\.sig$/);
      }),
    );
  });
});

describe("a sidecar", () => {
  it("is the statement's line, then the signature", () => {
    expect(sidecar).toBe(line + armored);
    expect(writeSidecar({ statement, armored: armored.trimEnd() })).toBe(sidecar);
    expect(readSidecar(sidecar)).toEqual({ ok: true, statement, armored });
  });

  it("may have line ends as git writes them on Windows, and lack the last one", () => {
    expect(readSidecar(sidecar.replaceAll("\n", "\r\n"))).toEqual({ ok: true, statement, armored });
    expect(readSidecar(sidecar.trimEnd())).toEqual({ ok: true, statement, armored: armored.trimEnd() });
  });

  it.each<[reason: string, text: string]>([
    ["is empty", ""],
    ["is empty", "\n\n"],
    ["has no statement before its signature", armored],
    ["ends within its statement", line.slice(0, 40)],
    ["has no signature", line.trimEnd()],
    ["has no signature", line],
    ["has no signature", `${line}\n`],
    ["ends within its signature", line + armored.slice(0, 12)],
    ["ends within its signature", line + armored.slice(0, -8)],
    ["has no SSH signature on the line after its statement", `${line}signed by me\n`],
    ["has no SSH signature on the line after its statement", `${line}\n${armored}`],
    ["does not begin with a statement as deploydoc writes it", `approved\n${armored}`],
    ["does not begin with a statement as deploydoc writes it", `\ufeff${sidecar}`],
    ["has text after its signature", `${sidecar}more\n`],
    ["has text after its signature", sidecar + armored],
  ])("%s", (reason, text) => {
    expect(readSidecar(text)).toEqual({ ok: false, reason });
  });
});

describe("what was signed, held against what is asked for", () => {
  const { version: _, ...expected } = statement;

  it("agrees with itself, with errors due or without", () => {
    expect(compareStatements(statement, expected)).toEqual([]);
    expect(compareStatements({ ...statement, despite: "3" }, expected)).toEqual([]);
  });

  it.each<[change: Partial<ExpectedStatement>, reason: string, stale: boolean]>([
    [{ role: "CAB" }, 'is for the role "Technical lead", not "CAB"', false],
    [{ deployment: "other" }, 'is for another deployment: "2026-12-01-checkout-v2", not "other"', false],
    [
      { deployment: "" },
      'is for another deployment: "2026-12-01-checkout-v2", not none (a document on its own)',
      false,
    ],
    [{ kind: "change-request" }, 'is for a document of the kind "rollback-plan", not "change-request"', false],
    [{ person: "mia" }, 'is by "dee.park", not "mia"', false],
    [{ decision: "rejected" }, 'says "approved", not "rejected"', false],
    [
      { at: "2026-11-21T09:30:00+01:00" },
      'was given at "2026-11-20T09:30:00+01:00", not "2026-11-21T09:30:00+01:00"',
      false,
    ],
    [{ template: "2" }, 'is for the template version "1", not "2"', true],
    [{ digest: `d1:${"0".repeat(64)}` }, "is for an earlier text: what it covers has changed since", true],
    [{ digest: `d2:${"9f".repeat(32)}` }, 'is for a digest of the version "d1", which can\'t be compared', true],
  ])("differs by %j", (change, reason, stale) => {
    const field = Object.keys(change)[0];
    expect(compareStatements(statement, { ...expected, ...change })).toEqual([{ field, reason, stale }]);
  });

  it("tells every difference", () => {
    const fields = compareStatements(statement, { ...expected, role: "CAB", kind: "x", digest: "d1:0" }).map(
      (it) => it.field,
    );
    expect(fields).toEqual(["kind", "role", "digest"]);
  });
});
