// @ts-check

// Runs a program and tells what it cost. bash's `time` counts the processor time of the program and of all it started to
// the millisecond, which Node can't tell of its children; GNU time tells the peak of memory, where it is installed. Output
// goes through a pipe that is read to its end, as in a hook or a CI.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/**
 * @typedef {{ command: string, args: readonly string[], cwd?: string | undefined, env?: Readonly<Record<string, string>> | undefined }} Run
 * @typedef {{ cpu: number, wall: number, memory: number | undefined, code: number, complaint: string }} Cost
 *   `cpu` (user and system) and `wall` in milliseconds for one run, `memory` the peak resident set of its largest process
 *   in MiB, `complaint` the end of what it wrote to standard error
 */

const gnuTime = "/usr/bin/time";

/** What would make one program's work another than the next one's. */
const unwanted =
  /^(?:NODE_OPTIONS|NODE_COMPILE_CACHE|NODE_V8_COVERAGE|FORCE_COLOR|CI|GITHUB_.*|GITLAB_.*|GIT_.*|npm_.*)$/;

const script = `
TIMEFORMAT='%3R %3U %3S'
set -o pipefail
{ time for ((run = 0; run < $1; run++)); do "\${@:3}" 2>&4 3>&- 4>&-; code=$?; done; exit $code; } 4>&2 2>&3 | cat > "$2"
`;

/**
 * Runs a program several times in turn and gives the mean of the runs; memory and exit code are those of the last.
 *
 * @param {Run} run
 * @param {{ times?: number, memory?: boolean, output?: string }} [options] `memory`: ask for the peak, which starts one more small
 *   program; `output`: the file that standard output is kept in
 * @returns {Cost}
 */
export function measure(run, { times = 1, memory = false, output = "/dev/null" } = {}) {
  const peaks = join(tmpdir(), `bench-peak-${process.pid}`);
  const askPeak = memory && existsSync(gnuTime);
  const words = [...(askPeak ? [gnuTime, "--quiet", "-f", "%M", "-o", peaks] : []), run.command, ...run.args];
  const child = spawnSync("bash", ["-c", script, "bash", `${times}`, output, ...words], {
    cwd: run.cwd,
    env: environment(run.env),
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (child.error !== undefined) throw child.error;
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = `${child.output[3]}`
    .trim()
    .split(" ")
    .map(Number);
  const cost = {
    cpu: ((user + system) * 1000) / times,
    wall: (wall * 1000) / times,
    memory: askPeak ? Number(readFileSync(peaks, "utf8").trim()) / 1024 : undefined,
    code: child.status ?? -1,
    complaint: child.stderr.slice(-500),
  };
  if (askPeak) rmSync(peaks);
  return cost;
}

/** @param {Readonly<Record<string, string>>} [more] */
function environment(more = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !unwanted.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: "1", ...more };
}
