"use strict";
// Started by src/workspace/threads/start-worker.ts: one more thread of the program, which judges what the first one sends it.
const { join } = require("node:path");
const { start } = require("./start.js");

start(join(__dirname, "../dist/program"), "./judge-worker.cjs", false);
