import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The folder of the package husky. */
export const husky = dirname(createRequire(import.meta.url).resolve("husky"));

/** The executable of this checkout, as it was built last. */
export const executable = `${root}bin/deploydoc.js`;

/** Where lefthook's program lies: installed for tests, else on the PATH; null where it is neither. */
export const lefthook = findLefthook();

/** Whether the framework pre-commit is installed. */
export const hasPreCommit = isProgram("pre-commit");

function findLefthook(): string | null {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const own = `${root}test/hooks/tools/node_modules/lefthook-${system}-${process.arch}/bin/lefthook`;
  if (existsSync(own)) return own;
  return isProgram("lefthook") ? "lefthook" : null;
}

function isProgram(name: string): boolean {
  return spawnSync(name, ["--version"]).status === 0;
}

/** Whether tests of a program can run. Fails where CI is set and it is not there; else says what is skipped. */
export function canRun(name: string, isThere: boolean, how: string): boolean {
  if (isThere) return true;
  if (process.env.CI) throw new Error(`${name} is not installed: ${how}`);
  console.warn(`Tests of ${name} are skipped, it is not installed: ${how}`);
  return false;
}
