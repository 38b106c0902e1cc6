// Shows the main job with the built executable, in a repository that is removed afterwards: scaffold, see what is missing, lint a
// completed document, and let the merge gate block the one and pass the other. Exits 1 when any step ends otherwise.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "deploydoc-demo-"));

/** Command lines with the exit codes they must have. */
const steps = [
  ["new change-request --release v2.4.0 --risk medium --lead 'Nadia Petrova'", 0],
  ["lint deployments/change-request.md", 0],
  ["lint changes/cr-4471-almost.md", 1],
  ["lint changes/cr-4471.md", 0],
  ["check --base main deployments/change-request.md", 1],
  ["check --base main changes/cr-4471.md", 0],
];

/** Makes a repository with a branch, as a pull request has one. */
function makeRepository() {
  const who = ["-c", "user.name=Demo", "-c", "user.email=demo@shop.example"];
  const steps = [
    ["init", "-q", "-b", "main"],
    [...who, "commit", "-q", "--allow-empty", "-m", "Begin"],
    ["switch", "-q", "-c", "work"],
  ];
  for (const step of steps) {
    const { status, stderr } = spawnSync("git", step, { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${step.join(" ")} failed: ${stderr}`);
  }
}

/** Runs a command line in the folder, shows it with its output, and tells whether its exit code is the one expected. */
function show(line, expected) {
  process.stdout.write(`$ deploydoc ${line}\n`);
  const args = Array.from(line.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain);
  const { status, error } = spawnSync(process.execPath, [join(root, "bin/deploydoc.js"), ...args], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (error) throw error;
  process.stdout.write("\n");
  return status === expected;
}

try {
  makeRepository();
  mkdirSync(join(folder, "changes"));
  cpSync(join(root, "fixtures/demo"), join(folder, "changes"), { recursive: true });
  cpSync(join(root, "fixtures/kinds/change-request/complete.md"), join(folder, "changes/cr-4471.md"));
  const surprises = steps.filter(([line, expected]) => !show(line, expected));
  for (const [line] of surprises) process.stderr.write(`unexpected exit code: deploydoc ${line}\n`);
  process.exitCode = surprises.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
