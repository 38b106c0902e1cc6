import { main } from "../../src/cli/main.ts";
import type { Printed } from "../cli/scenario.ts";

/** A finding of a run, by its rule and the document it stands in. */
export interface Told {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
}

export interface Checked extends Printed {
  /** The errors among the findings. */
  readonly errors: readonly Told[];
}

/** When the scenarios are judged: half an hour before the window of their deployment begins. */
const before = "2026-11-14T20:30:00Z";

/** Runs a command line in this process with this machine's git and none of its settings. */
export async function runAt(
  cwd: string,
  args: readonly string[],
  { now = before, env = {} }: { readonly now?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Printed> {
  let stdout = "";
  let stderr = "";
  const code = await main(args, {
    cwd,
    env: { PATH: process.env.PATH ?? "", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", ...env },
    now: () => new Date(now),
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

/** Runs `check` and reads what it found. */
export async function runCheck(
  cwd: string,
  args: readonly string[],
  at: { readonly now?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Checked> {
  const printed = await runAt(cwd, ["check", "--format", "json", ...args], at);
  return { ...printed, errors: printed.stdout === "" ? [] : errorsIn(printed.stdout) };
}

interface Report {
  readonly documents: readonly {
    readonly path: string;
    readonly findings: readonly { readonly rule: string; readonly severity: string; readonly message: string }[];
  }[];
}

function errorsIn(json: string): readonly Told[] {
  const { documents } = JSON.parse(json) as Report;
  return documents.flatMap(({ path, findings }) =>
    findings.filter((it) => it.severity === "error").map(({ rule, message }) => ({ rule, path, message })),
  );
}
