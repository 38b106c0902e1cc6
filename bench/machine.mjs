// @ts-check

import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import process from "node:process";

/**
 * What figures were measured on, without naming it.
 *
 * @param {Date} now
 */
export function describeMachine(now) {
  const processor = cpus()[0]?.model.trim() || process.arch;
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const git = execFileSync("git", ["--version"], { encoding: "utf8" }).trim();
  return `${now.toISOString().slice(0, 10)}, ${availableParallelism()} cores (${processor}), ${gigabytes} GB, ${process.platform}, Node ${process.version}, ${git}, load ${load} at the start`;
}
