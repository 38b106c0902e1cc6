import type { Io } from "./io.ts";
import { version } from "./version.ts";

/** Runs one command and returns the exit code. Stands in until the commands are there: it knows `--version` only. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  if (args.includes("--version")) {
    io.print(`${version}\n`);
    return 0;
  }
  io.complain("deploydoc has no commands yet\n");
  return 2;
}
