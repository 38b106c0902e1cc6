import configSchema from "../../schemas/config.schema.json" with { type: "json" };
import { checkSchema, type Schema } from "./check-schema.ts";
import { describeDeparture } from "./describe-departure.ts";

const schema: Schema = configSchema;

/** Every fault of a config that is given as data, without places. */
export function findConfigFaults(config: unknown): readonly string[] {
  return checkSchema(config, schema, schema).map((it) => describeDeparture(it, "The config"));
}
