import { existsSync } from "node:fs";
import { generateKinds } from "../../scripts/generate-kinds.mjs";

/**
 * Before the tests: the built-in kinds compiled ahead, when they are missing or stale. Where that fails and older ones are
 * there, the tests run with those: the one that compiles every pair will say what is wrong.
 */
export default async function prepareKinds(): Promise<void> {
  try {
    await generateKinds();
  } catch (error) {
    if (!existsSync("generated/kinds/index.js")) throw error;
    process.stderr.write(`The built-in kinds could not be compiled: ${error}\n`);
  }
}
