import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStatement, type Statement, writeStatement } from "../../src/approvals/statement.ts";
import { exampleStatement as example } from "./example-statement.ts";

const line = writeStatement(example);

/** Text as files hold it once they are decoded, and without what stands for a fault of the encoding. */
const text = fc.string({ unit: "binary" }).filter((it) => !it.includes("\ufffd"));

const anyStatement: fc.Arbitrary<Statement> = fc
  .record({
    deployment: text,
    kind: text,
    template: text,
    digest: text,
    role: text,
    person: text,
    at: text,
    decision: fc.constantFrom("approved" as const, "rejected" as const),
    despite: fc.option(fc.integer({ min: 1 }).map(String), { nil: null }),
  })
  .map(({ despite, ...rest }) => ({ version: "1" as const, ...rest, ...(despite === null ? {} : { despite }) }));

describe("a statement", () => {
  it("is one line of canonical JSON", () => {
    expect(line).toBe(
      `{"at":"2026-11-20T09:30:00+01:00","decision":"approved","deployment":"2026-12-01-checkout-v2","digest":"d1:${"9f".repeat(32)}",` +
        '"kind":"rollback-plan","person":"dee.park","role":"Technical lead","template":"1","version":"1"}\n',
    );
    expect(writeStatement({ ...example, despite: "2" })).toContain('"despite":"2","digest"');
  });

  it("is written the same whatever the order of its keys, and without keys that are not its own", () => {
    const turned = Object.fromEntries(Object.entries({ ...example, note: "x" }).toReversed()) as unknown as Statement;
    expect(writeStatement(turned)).toBe(line);
  });

  it("is read as it was written", () => {
    fc.assert(
      fc.property(anyStatement, (statement) => {
        const written = writeStatement(statement);
        expect(written.indexOf("\n")).toBe(written.length - 1);
        expect(readStatement(written)).toEqual(statement);
      }),
    );
  });

  it.each<[what: string, text: string]>([
    ["nothing", ""],
    ["a line end", "\n"],
    ["no JSON", "approved\n"],
    ["no map", "[]\n"],
    ["null", "null\n"],
    ["no line end", line.slice(0, -1)],
    ["two line ends", `${line}\n`],
    ["CR LF", line.replace("\n", "\r\n")],
    ["a byte-order mark", `\ufeff${line}`],
    ["a blank", line.replace(":", ": ")],
    [
      "another order",
      line.replace('"at":"2026-11-20T09:30:00+01:00",', "").replace("}", ',"at":"2026-11-20T09:30:00+01:00"}'),
    ],
    ["a key twice", line.replace('"kind":', '"kind":"other","kind":')],
    ["a key more", line.replace('"kind":', '"key":"x","kind":')],
    ["__proto__", line.replace("{", '{"__proto__":"x",')],
    ["a key less", line.replace('"kind":"rollback-plan",', "")],
    ["a number", line.replace('"template":"1"', '"template":1')],
    ["null for a value", line.replace('"rollback-plan"', "null")],
    ["another version", line.replace('"version":"1"', '"version":"2"')],
    ["another decision", line.replace("approved", "maybe")],
    ["an escape without need", line.replace("dee", "\\u0064ee")],
    ["a fault of the encoding", line.replace("dee", "d\ufffde")],
    ["half a character", line.replace("dee", "\\ud83d")],
    ["no errors due", writeStatement({ ...example, despite: "0" })],
    ["errors that are no number", writeStatement({ ...example, despite: "some" })],
  ])("is not read from %s", (_, other) => {
    expect(other).not.toBe(line);
    expect(readStatement(other)).toBeNull();
  });
});
