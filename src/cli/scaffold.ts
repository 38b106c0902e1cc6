import { join } from "node:path";
import { planKind } from "../deployment/identify.ts";
import { findClosest } from "../engine/closest.ts";
import { UsageError } from "../errors.ts";
import { render } from "../kinds/render.ts";
import type { Facts } from "../model/kind.ts";
import { makeVisible } from "../reports/visible.ts";
import { openConfigs } from "../workspace/config.ts";
import { findPlace, type Place } from "../workspace/deployment-folder.ts";
import { factsOf, valuesOf, writtenFacts } from "../workspace/kind-facts.ts";
import { openKinds } from "../workspace/kinds.ts";
import { showPath } from "../workspace/paths.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { type AllowedValues, knownFacts, readFacts } from "./facts.ts";
import type { Io } from "./io.ts";
import { allowsMigration, requireAgreement } from "./migration.ts";
import { quotePath } from "./new-deployment-report.ts";

/** The flags of `new`; each known fact is one more. */
interface ScaffoldOptions extends Readonly<Record<string, unknown>> {
  readonly deployment?: string;
  readonly set?: readonly string[];
  readonly from?: string;
  readonly config?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** What the plan holds that another document does not repeat. */
const planOnly = ["kind", "template", "status", "outcome", "deployment"];

/** Writes a document from its kind's template. */
export async function scaffoldDocument(kind: string, options: ScaffoldOptions, io: Io): Promise<ExitCode> {
  const config = await openConfigs(io.cwd, options.config ?? null)(io.cwd);
  const library = await openKinds(config, io.cwd);
  const compiled = library.names.includes(kind) ? await library.load(kind) : null;
  if (compiled === null) throw new UsageError(describeUnknown(kind, library.names));
  const allowed: AllowedValues = (fact) => valuesOf(compiled, fact);
  const facts = factsOf(compiled);
  const given = readFacts(options as Readonly<Record<string, string | undefined>>, options.set ?? [], facts, allowed);
  if (kind === planKind) requireAgreement(given, await allowsMigration(config));
  const place = await findPlace(options.deployment ?? null, io.cwd, config);
  if (kind === planKind && place.deployment === null) {
    throw new UsageError("Give --deployment: a plan heads the folder of its deployment");
  }
  const path = join(place.folder, `${kind}.md`);
  const fill = async (text: string, from: string): Promise<string> => {
    const { fillFromSnapshot } = await import("./fill-from-snapshot.ts");
    return fillFromSnapshot({ path, text }, from, { compiled, library, config }, io);
  };
  const shown = showPath(path, io.cwd);
  const plan = kind === planKind ? null : place.plan;
  const known: Facts = { ...factsOfPlan(plan), ...given };
  const asked = io.terminal === null ? {} : await ask(known, writtenFacts(compiled), allowed, io.terminal);
  const rendered = render(compiled, { ...known, ...asked, ...identityOf(place, plan) });
  const text = options.from === undefined ? rendered : await fill(rendered, options.from);
  if (options.dryRun) {
    complain(io, `${shown} would be written`);
    io.print(text);
    return exitCode.ok;
  }
  await writeWhole(path, text, shown, options.force ?? false);
  io.print(describeNext(shown));
  return exitCode.ok;
}

/** What another document takes over from the plan. */
export function factsOfPlan(plan: Facts | null): Facts {
  return Object.fromEntries(Object.entries(plan ?? {}).filter(([name]) => !planOnly.includes(name)));
}

/** A document in a deployment names it; one that no plan heads carries its own status. */
export function identityOf({ deployment }: Pick<Place, "deployment">, plan: Facts | null): Facts {
  return {
    ...(deployment === null ? {} : { deployment }),
    ...(plan === null ? { status: "draft" } : {}),
  };
}

/** Asks for what the kind uses and nobody has given. */
async function ask(
  known: Facts,
  written: ReadonlySet<string>,
  allowed: AllowedValues,
  terminal: NonNullable<Io["terminal"]>,
): Promise<Facts> {
  const { askFacts } = await import("./ask.ts");
  const open = knownFacts.filter(({ name }) => written.has(name) && known[name] === undefined);
  return askFacts(open, allowed, terminal);
}

function describeUnknown(kind: string, names: readonly string[]): string {
  const closest = findClosest(kind, names);
  return `Unknown kind "${kind}": ${closest === null ? `kinds are ${names.join(", ")}` : `did you mean "${closest}"?`}`;
}

function describeNext(shown: string): string {
  return `Written: ${makeVisible(shown)}\nFill in what stands in brackets, then run: deploydoc lint ${quotePath(shown)}\n`;
}
