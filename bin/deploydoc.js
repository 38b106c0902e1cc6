#!/usr/bin/env node
"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { start } = require("./start.js");

const program = join(__dirname, "../dist/program");

try {
  start(program, "./start.cjs");
} catch (error) {
  // Nothing that main() could report reaches this place: either there is no build, or it is broken.
  console.error(existsSync(program) ? error : "deploydoc is not built yet: run `npm run build`");
  process.exitCode = 2;
}
