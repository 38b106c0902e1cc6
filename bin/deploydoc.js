#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

// Node 22.8 and later keep compiled code between runs; earlier ones start without.
module.enableCompileCache?.();

const start = new URL("../dist/start.js", import.meta.url);

try {
  await import(start.href);
} catch (error) {
  // Nothing that main() could report reaches this place: either there is no build, or it is broken.
  console.error(existsSync(start) ? error : "deploydoc is not built yet: run `npm run build`");
  process.exitCode = 2;
}
