import { ExpectedError } from "../errors.ts";
import { makeVisible } from "../reports/visible.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { help } from "./help.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

/** What is answered without loading the command line's definition, which would take longer than the answer. */
const answers: Readonly<Record<string, string>> = { "--version": `${version}\n`, "--help": help };

/** Runs one command and returns the exit code. Never throws and never exits. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  const [first = ""] = args;
  if (args.length === 1 && Object.hasOwn(answers, first)) {
    io.print(answers[first] ?? "");
    return exitCode.ok;
  }
  try {
    const { runCommand } = await import("./program.ts");
    return await runCommand(args, io);
  } catch (error) {
    if (error instanceof ExpectedError) complain(io, error.message);
    else io.complain(describeFailure(error));
    return exitCode.failed;
  }
}

/** A fault of the tool itself, with all that helps to find it. */
function describeFailure(error: unknown): string {
  const told: string[] = ["deploydoc: internal error, please report it with what follows"];
  for (let cause = error; cause !== undefined && told.length < 6; ) {
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    told.push(text.split("\n").map(makeVisible).join("\n"));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return `${told.join("\n")}\n`;
}
