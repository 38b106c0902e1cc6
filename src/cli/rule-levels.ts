import { findClosest } from "../engine/closest.ts";
import { UsageError } from "../errors.ts";
import type { RuleLevel, RuleSettings } from "../model/config.ts";
import { rules } from "../rules/index.ts";
import { pluginRuleId } from "../rules/plugins/to-rule.ts";

const levels: readonly string[] = ["off", "info", "warn", "error"];

/** The settings of `--rule ID=LEVEL`. Throws a UsageError for a rule or level that there is not. */
export function readLevels(settings: readonly string[]): RuleSettings {
  return Object.fromEntries(
    settings.map((setting) => {
      const [id = "", level = ""] = setting.split("=", 2);
      // Which rules plugins have is known when the config is.
      if (!rules.some((rule) => rule.id === id) && !pluginRuleId.test(id)) {
        const closest = findClosest(
          id,
          rules.map((rule) => rule.id),
        );
        throw new UsageError(`Unknown rule "${id}" in --rule${closest === null ? "" : `: did you mean "${closest}"?`}`);
      }
      if (!levels.includes(level)) throw new UsageError(`--rule ${id} needs a level: one of ${levels.join(", ")}`);
      return [id, { level: level as RuleLevel, options: {}, suppressible: null }];
    }),
  );
}
