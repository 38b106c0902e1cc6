// Stands in until the commands are there: shows that the built executable runs.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const executable = fileURLToPath(new URL("../bin/deploydoc.js", import.meta.url));
const { status } = spawnSync(process.execPath, [executable, "--version"], { stdio: "inherit" });
process.exitCode = status ?? 2;
