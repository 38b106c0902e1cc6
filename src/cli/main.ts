import { CommanderError } from "commander";
import { ExpectedError } from "../errors.ts";
import { makeVisible } from "../reports/visible.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { buildProgram } from "./program.ts";

/** Runs one command and returns the exit code. Never throws and never exits. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  try {
    const program = buildProgram(io, async (work) => {
      code = await work;
    });
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    // Help and version end this way too; commander has printed what there is to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.failed;
    if (error instanceof ExpectedError) complain(io, error.message);
    else io.complain(`${describeFailure(error)}\n`);
    return exitCode.failed;
  }
}

function describeFailure(error: unknown): string {
  const causes: string[] = [];
  for (let cause = error; cause !== undefined && causes.length < 5; ) {
    causes.push(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  const told = causes.map((cause) => cause.split("\n").map(makeVisible).join("\n")).join("\nCaused by: ");
  return `deploydoc: internal error, please report it with what follows\n${told}`;
}
