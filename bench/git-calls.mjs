// @ts-check

// git's own part of a command: its calls are recorded once by a git of ours that stands first on the PATH, then measured
// without the command that makes them.

import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

/** @typedef {import("./measure.mjs").Run} Run */

/**
 * Keeps folder, variables, arguments and input of a call, then runs the real git with them.
 *
 * @type {(calls: string) => string}
 */
const recorder = (calls) => `#!/usr/bin/env bash
call=$(mktemp -d ${quote(calls)}/XXXXXXXX)
cat > "$call/input"
{
  printf 'cd %q && env' "$PWD"
  for name in "\${!GIT_@}"; do printf ' %q' "$name=\${!name}"; done
  printf ' git'
  printf ' %q' "$@"
  printf ' < %q > /dev/null\\n' "$call/input"
} > "$call/command"
PATH=\${PATH#*:}
exec git "$@" < "$call/input"
`;

/**
 * Runs a command once and gives what runs its calls of git again, one after the other.
 *
 * @param {Run} run
 * @param {string} scratch a folder of its own
 * @returns {{ replay: Run, calls: number }}
 */
export function recordGit(run, scratch) {
  const calls = join(scratch, "calls");
  const programs = join(scratch, "programs");
  for (const folder of [calls, programs]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(programs, "git"), recorder(calls));
  chmodSync(join(programs, "git"), 0o755);
  spawnSync(run.command, run.args, {
    cwd: run.cwd,
    env: { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH}` },
  });
  const commands = readdirSync(calls).map((call) => readFileSync(join(calls, call, "command"), "utf8"));
  const file = join(scratch, "replay.sh");
  writeFileSync(file, commands.join(""));
  return { replay: { command: "bash", args: [file] }, calls: commands.length };
}

/** @param {string} word */
function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
