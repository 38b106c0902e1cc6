import { expect, test } from "vitest";
import { expandSchema } from "../../src/kinds/expand.ts";
import { readKind } from "../../src/kinds/expect.ts";
import { readLayout } from "../../src/kinds/layout.ts";
import { compileSchema } from "../../src/kinds/validator.ts";
import { applyTo } from "../support/kinds.ts";

/** What a schema for the fields of one section finds in such fields. */
function faultsOf(fields: object, markdown: string): readonly string[] {
  const sections = { properties: { change: { properties: { fields } } } };
  const { schema, problems } = expandSchema({ title: "Sample", template: 1, properties: { sections } });
  expect(problems).toEqual([]);
  const kind = readKind("sample", schema);
  const compiled = { kind, schema, layout: readLayout(schema), validate: compileSchema(schema), template: [] };
  return applyTo(compiled, `## Change\n\n${markdown}\n`).faults.map((it) =>
    [it.range.line, it.type, it.name, ...it.expected].join(" "),
  );
}

test("a condition says what lacks, not that it failed", () => {
  const fields = {
    if: { properties: { type: { const: "Emergency" } }, required: ["type"] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
    then: { required: ["incident"] },
    else: { required: ["ticket"] },
  };
  expect(faultsOf(fields, "- **Type**: emergency")).toEqual(["1 missing-field Incident"]);
  expect(faultsOf(fields, "- **Type**: emergency\n- **Incident**:")).toEqual(["4 missing-field Incident"]);
  expect(faultsOf(fields, "- **Type**: Normal\n- **Ticket**: OPS-4")).toEqual([]);
});

test("of several ways the nearest one is told", () => {
  const fields = {
    anyOf: [
      { required: ["owner", "deputy", "phone"] },
      { required: ["team"], properties: { team: { enum: ["Payments", "Ledger"] } } },
    ],
  };
  expect(faultsOf(fields, "- **Team**: Search")).toEqual(["3 invalid-field Team Payments Ledger"]);
  expect(faultsOf(fields, "- **Team**: ledger")).toEqual([]);
  expect(faultsOf(fields, "- **Deputy**: Jo\n- **Phone**: 110")).toEqual(["1 missing-field Owner"]);
});

test("an empty value has no form to be wrong", () => {
  const fields = { properties: { ticket: { pattern: "^OPS-\\d+$" }, run: { format: "url", filled: true } } };
  expect(faultsOf(fields, "- **Ticket**:\n- **Run**:")).toEqual(["4 missing-field Run"]);
  expect(faultsOf(fields, "- **Ticket**: 4\n- **Run**: x")).toEqual([
    "3 invalid-field Ticket ^OPS-\\d+$",
    "4 invalid-field Run an address such as https://example.com/run/12",
  ]);
});

test("a placeholder and an unmade choice are not wrong values, too", () => {
  const fields = { required: ["level"], properties: { level: { enum: ["Low", "High"] } } };
  expect(faultsOf(fields, "- **Level**: [Low or High]")).toEqual([]);
  expect(faultsOf(fields, "- **Level**: Low | High")).toEqual([]);
  expect(faultsOf(fields, "- **Level**: Middling")).toEqual(["3 invalid-field Level Low High"]);
});
