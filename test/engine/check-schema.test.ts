import Ajv from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import configSchema from "../../schemas/config.schema.json" with { type: "json" };
import { checkSchema, type Schema } from "../../src/engine/check-schema.ts";

const schema: Schema = configSchema;
const validate = new Ajv.default({ strict: false }).compile(configSchema);

/** Values that a schema takes, and now and then one that it does not. */
function near(part: Schema): fc.Arbitrary<unknown> {
  if (part.$ref !== undefined) return near(schema.$defs?.[part.$ref.replace("#/$defs/", "")] ?? {});
  const strange = fc.constantFrom<unknown>(null, "", "warn", "odd", 0, -1, 1.5, true, [], [""], {}, { odd: 1 });
  return fc.oneof({ weight: 6, arbitrary: expected(part) }, { weight: 1, arbitrary: strange });
}

function expected(part: Schema): fc.Arbitrary<unknown> {
  if (part.if) return fc.oneof(near({ ...part.then, type: "object" }), near(part.else ?? {}));
  if (part.enum) return fc.constantFrom(...part.enum);
  if (part.type === "array") return fc.array(near(part.items ?? {}), { maxLength: 2 });
  if (part.type === "integer") return fc.integer();
  if (part.type === "number") return fc.double({ noNaN: true, noDefaultInfinity: true });
  if (part.type === "boolean") return fc.boolean();
  if (part.type === "string") return fc.string();
  const entries = Object.entries(part.properties ?? {}).map(([key, value]) => [key, near(value)] as const);
  const known = fc.record(Object.fromEntries(entries), { requiredKeys: [] });
  return fc.tuple(known, fc.boolean(), fc.integer({ min: 0, max: 9 })).map(([record, all, odd]) => ({
    ...(all ? record : Object.fromEntries(Object.entries(record).slice(0, 1))),
    ...(odd === 0 ? { odd: 1 } : {}),
  }));
}

test("what is found wrong is what ajv finds wrong", () => {
  let valid = 0;
  let invalid = 0;
  fc.assert(
    fc.property(near(schema), (config) => {
      const accepted = checkSchema(config, schema, schema).length === 0;
      expect(accepted).toBe(validate(config));
      if (accepted) valid++;
      else invalid++;
    }),
    { numRuns: 2000 },
  );
  // Both verdicts were put to the test.
  expect(Math.min(valid, invalid)).toBeGreaterThan(50);
});
