import { main } from "../../src/cli/main.ts";
import type { Printed } from "./scenario.ts";

/** Runs a command line in this process, where nothing can be asked. */
export async function runIn(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Printed> {
  let stdout = "";
  let stderr = "";
  const code = await main(args, {
    cwd,
    env,
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
