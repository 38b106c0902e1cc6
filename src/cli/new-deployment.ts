import { join } from "node:path";
import { planKind } from "../deployment/identify.ts";
import { splitName } from "../deployment/name.ts";
import { documentsFor } from "../deployment/required.ts";
import type { Timetable } from "../deployment/timetable.ts";
import { UsageError } from "../errors.ts";
import { render } from "../kinds/render.ts";
import type { Config } from "../model/config.ts";
import type { Status } from "../model/deployment.ts";
import type { Facts } from "../model/kind.ts";
import { openConfigs } from "../workspace/config.ts";
import { findPlace } from "../workspace/deployment-folder.ts";
import { factsOf, valuesOf } from "../workspace/kind-facts.ts";
import { openKinds, type WorkspaceKinds } from "../workspace/kinds.ts";
import { showPath, toSlashes } from "../workspace/paths.ts";
import { requireSafeName } from "../workspace/safe-name.ts";
import { type FolderFile, requireFree, writeFolder } from "../workspace/write-folder.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { AllowedValues } from "./facts.ts";
import type { Io } from "./io.ts";
import { allowsMigration, requireAgreement } from "./migration.ts";
import { type NewDeploymentOptions, readGivenFacts, requireTimes } from "./new-deployment-facts.ts";
import { describeDeployment } from "./new-deployment-report.ts";
import { factsOfPlan } from "./scaffold.ts";

/** What `new deployment` asks and is told, and no document holds. */
const plannedOnly = ["slug", "date", "start", "duration", "stages"];

/** Writes the folder of a new deployment, with every document that its facts ask for, or nothing. */
export async function scaffoldDeployment(
  slug: string | undefined,
  options: NewDeploymentOptions,
  io: Io,
): Promise<ExitCode> {
  const config = await openConfigs(io.cwd, options.config ?? null)(io.cwd);
  const library = await openKinds(config, io.cwd);
  const plan = await library.load(planKind);
  if (plan === null) throw new UsageError(`There is no kind "${planKind}" to head a deployment`);
  const allowed: AllowedValues = (fact) => valuesOf(plan, fact);
  const given = readGivenFacts(slug, options, factsOf(plan), allowed);
  const mayMigrate = await allowsMigration(config);
  requireAgreement(given, mayMigrate);
  requireTimes(given);
  const known = { ...given, ...(await ask(given, allowed, mayMigrate, io)) };
  requireAgreement(known, mayMigrate);
  const times = requireTimes(known);
  const { folder } = await findPlace(nameOf(known, times, io.now()), io.cwd, config);
  const shown = showPath(folder, io.cwd);
  await requireFree(folder, shown);
  const facts = settle(known, times, options);
  const status = options.status ?? "draft";
  const kinds = kindsFor(options.all ? "closed" : status, facts, config, library, io);
  const files = await renderAll(kinds, { ...facts, deployment: nameOf(known, times, io.now()) }, status, library);
  if (options.dryRun) {
    for (const { name, text } of files) io.print(`<!-- ${toSlashes(join(shown, name))} -->\n${text}\n`);
    for (const { name } of files) complain(io, `${toSlashes(join(shown, name))} would be written`);
    return exitCode.ok;
  }
  await writeFolder(folder, files, shown);
  const names = files.map(({ name }) => name);
  io.print(describeDeployment(shown, names, times));
  return exitCode.ok;
}

async function ask(given: Facts, allowed: AllowedValues, mayMigrate: boolean, { terminal }: Io): Promise<Facts> {
  if (terminal === null) return {};
  const [{ askQuestions }, { deploymentQuestions }] = await Promise.all([
    import("./ask.ts"),
    import("./new-deployment-questions.ts"),
  ]);
  return askQuestions(deploymentQuestions(allowed, mayMigrate), given, terminal);
}

/**
 * The folder's name: the day on which the window begins, where it does, else the day given, else today; then the slug.
 * Throws a UsageError where two of them disagree.
 */
function nameOf({ slug, date }: Facts, times: Timetable | null, now: Date): string {
  if (typeof slug !== "string")
    throw new UsageError("Give the deployment a name: deploydoc new deployment checkout-v2");
  const named = splitName(slug);
  const days = [times?.start.slice(0, 10) ?? null, typeof date === "string" ? date : null, named.date];
  const [first, other] = [...new Set(days.filter((it) => it !== null))];
  if (other !== undefined) throw new UsageError(`The deployment is dated both ${first} and ${other}: give one day`);
  const name = `${first ?? today(now)}-${named.slug}`;
  requireSafeName(name, "The deployment");
  return name;
}

/** The day on the clocks of where the command runs. */
function today(now: Date): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** The facts as the plan holds them. */
function settle(known: Facts, times: Timetable | null, { status, all }: NewDeploymentOptions): Facts {
  const outcome = outcomeAt(status ?? "draft");
  return {
    environment: "production",
    ...Object.fromEntries(Object.entries(known).filter(([name]) => !plannedOnly.includes(name))),
    ...(times === null ? {} : { window: times.window }),
    ...(outcome === null || known.outcome !== undefined || all ? {} : { outcome }),
  };
}

function outcomeAt(status: Status): string | null {
  if (status === "rolled-back") return status;
  return status === "deployed" || status === "closed" ? "deployed" : null;
}

/** The kinds to write, the plan first. Tells which are asked for and have no template. */
function kindsFor(status: Status, facts: Facts, config: Config, { names }: WorkspaceKinds, io: Io): readonly string[] {
  const asked = documentsFor(status, facts, config.required).map(({ kinds }) => kinds);
  const missing = asked.filter((kinds) => !kinds.some((kind) => names.includes(kind)));
  for (const kinds of missing) complain(io, `No template for ${kinds.join(" or ")}: write it by hand`);
  const found = asked.flatMap((kinds) => kinds.find((kind) => names.includes(kind)) ?? []);
  return [...new Set([planKind, ...found])];
}

async function renderAll(
  kinds: readonly string[],
  facts: Facts,
  status: Status,
  library: WorkspaceKinds,
): Promise<readonly FolderFile[]> {
  const { deployment = "" } = facts;
  const files: FolderFile[] = [];
  for (const kind of kinds) {
    const compiled = await library.load(kind);
    if (compiled === null) continue;
    const held = kind === planKind ? { ...facts, status } : { ...factsOfPlan(facts), deployment };
    files.push({ name: `${kind}.md`, text: render(compiled, held) });
  }
  return files;
}
