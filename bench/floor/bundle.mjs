// @ts-check

import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/**
 * Bundles the floor into one file, as the executable is bundled.
 *
 * @param {string} file where to write it
 */
export async function bundleFloor(file) {
  const build = await rolldown({
    input: fileURLToPath(new URL("parse.mjs", import.meta.url)),
    platform: "node",
    transform: { target: "node20.19" },
  });
  try {
    await build.write({
      file,
      format: "esm",
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    });
  } finally {
    await build.close();
  }
}
