import { UsageError } from "../errors.ts";
import { planInit, type Wanted } from "../workspace/init/plan.ts";
import { ciNames, findRepository, hookNames, lookAround, type Surroundings } from "../workspace/init/surroundings.ts";
import { writeChanges } from "../workspace/init/write-changes.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { describePlan, describeRest } from "./init-report.ts";
import type { Io } from "./io.ts";

export interface InitOptions {
  readonly ci?: readonly string[];
  readonly hook?: readonly string[];
  readonly dryRun?: boolean;
}

/** Sets up config, hooks and CI at the top of the repository of the working directory. */
export async function initRepository(options: InitOptions, io: Io, version: string): Promise<ExitCode> {
  const given = { ci: readNames(options.ci, ciNames, "--ci"), hooks: readNames(options.hook, hookNames, "--hook") };
  const top = await findRepository(io.cwd);
  if (top === null) throw new UsageError("This is no git repository: run `git init` first, or init in one");
  const surroundings = await lookAround(top);
  const wanted = await decide(given, surroundings, io);
  const plan = planInit(surroundings, wanted, version);
  io.print(describePlan(plan));
  for (const problem of plan.problems) complain(io, problem);
  const changing = plan.changes.filter(({ before, after }) => before !== after);
  if (options.dryRun || changing.length === 0) {
    io.print(describeRest(plan, surroundings, wanted, options.dryRun ? "dry" : "done"));
    return plan.problems.length > 0 ? exitCode.failed : exitCode.ok;
  }
  const isAsked = io.terminal !== null && (given.ci === null || given.hooks === null);
  if (isAsked && io.terminal !== null) {
    const { confirmWriting } = await import("./init-questions.ts");
    await confirmWriting(changing.length, io.terminal);
  }
  const unwritten = await writeChanges(top, changing);
  for (const problem of unwritten) complain(io, problem);
  io.print(describeRest(plan, surroundings, wanted, unwritten.length === 0 ? "written" : "partly"));
  return plan.problems.length + unwritten.length > 0 ? exitCode.failed : exitCode.ok;
}

/** What the flags say; else what is answered, where it can be asked; else what is there. */
async function decide(
  { ci, hooks }: { readonly ci: Wanted["ci"] | null; readonly hooks: Wanted["hooks"] | null },
  surroundings: Surroundings,
  { terminal }: Io,
): Promise<Wanted> {
  if (terminal === null || (ci !== null && hooks !== null)) {
    return { ci: ci ?? surroundings.ci, hooks: hooks ?? surroundings.hooks };
  }
  const { askCi, askHooks } = await import("./init-questions.ts");
  return {
    ci: ci ?? (await askCi(surroundings.ci, terminal)),
    hooks: hooks ?? (await askHooks(surroundings.hooks, terminal)),
  };
}

/** The names of a list; null where the flag is not given. Throws a UsageError for one that is not known. */
function readNames<Name extends string>(
  lists: readonly string[] | undefined,
  known: readonly Name[],
  flag: string,
): readonly Name[] | null {
  if (lists === undefined) return null;
  const names = lists.flatMap((list) => list.split(",")).map((name) => name.trim());
  const other = names.find((name) => name !== "none" && !known.some((it) => it === name));
  if (other !== undefined) throw new UsageError(`${flag} knows no "${other}": give ${known.join(", ")} or none`);
  if (names.includes("none") && names.length > 1) throw new UsageError(`${flag} none goes with nothing else`);
  return known.filter((name) => names.includes(name));
}
