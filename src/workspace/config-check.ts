import configSchema from "../../schemas/config.schema.json" with { type: "json" };
import type { Schema } from "../engine/check-schema.ts";
import type { Placed } from "../engine/merge-config.ts";
import type { ConfigData } from "../model/config-data.ts";
import { parsePlaced } from "./parse-placed.ts";

const schema: Schema = configSchema;

/** The contents of a config file. Throws a ConfigError that lists every fault; `shownPath` is the file's name in it. */
export function parseConfig(text: string, shownPath: string): Placed {
  const { data = {}, origins } = parsePlaced(text, shownPath, { schema, name: "The config" });
  return { data: data as ConfigData, origins };
}
