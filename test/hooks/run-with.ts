import { main } from "../../src/cli/main.ts";
import type { Printed } from "../cli/scenario.ts";

/** Runs a command line in this process, with this machine's git and none of its settings; nothing can be asked. */
export async function runWith(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Printed> {
  let stdout = "";
  let stderr = "";
  const code = await main(args, {
    cwd,
    env: { PATH: process.env.PATH ?? "", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", ...env },
    now: () => new Date("2026-12-01T12:00:00Z"),
    print: (text) => {
      stdout += text;
    },
    complain: (text) => {
      stderr += text;
    },
    readInput: async () => new Uint8Array(),
    width: null,
    terminal: null,
  });
  return { stdout, stderr, code };
}
