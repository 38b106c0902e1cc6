import { join } from "node:path";
import { planName } from "../deployment/identify.ts";
import { fitOf, strategies } from "../deployment/strategies.ts";
import { deploymentsFolder } from "../engine/default-config.ts";
import { overridesFor } from "../engine/overrides.ts";
import { settingOf } from "../engine/severity.ts";
import { UsageError } from "../errors.ts";
import type { Config } from "../model/config.ts";
import type { Facts } from "../model/kind.ts";

/**
 * Throws a UsageError for a strategy that a database migration may not take (002 step 3). `mayMigrate` says that the
 * config has set the rule direct-migration off.
 */
export function requireAgreement(facts: Facts, mayMigrate: boolean): void {
  const strategy = strategies.find(({ name }) => name === facts.strategy);
  if (strategy && !mayMigrate && fitOf(strategy, facts) === "refused") {
    throw new UsageError(
      `A database migration can't go out by "${strategy.name}" (rule direct-migration): use --strategy blue-green or canary`,
    );
  }
}

/** Whether the config sets off the rule that keeps migrations from strategies that can't take them back. */
export async function allowsMigration(config: Config): Promise<boolean> {
  const overrides = await overridesFor(join(config.root, deploymentsFolder, "new", planName), config);
  return settingOf("direct-migration", config, overrides, {}).level === "off";
}
