import { type Due, strictnessOf } from "../deployment/lifecycle.ts";
import type { Config, RuleLevel, RuleSetting, RuleSettings } from "../model/config.ts";
import type { Fault, Nature, Severity } from "../model/finding.ts";
import type { Rule, Values } from "../rules/rule.ts";

const natural = {
  incomplete: "error",
  contradiction: "error",
  advice: "warning",
  off: null,
} as const satisfies Record<Nature, Severity | null>;

const levels = {
  off: null,
  info: "info",
  warn: "warning",
  error: "error",
} as const satisfies Record<Exclude<RuleLevel, "default">, Severity | null>;

/**
 * How severe a fault is, or null when it is not to be shown: its rule is off, or it is not due. What is incomplete in a
 * draft is a warning at most, whatever the config says of the rule.
 */
export function severityOf(fault: Fault, rule: Rule, level: RuleLevel, due: Due): Severity | null {
  const nature = fault.nature ?? rule.nature;
  const severity = level === "default" ? natural[nature] : levels[level];
  if (severity === null) return null;
  const { phase = null } = fault;
  if (phase !== null && !due.phases.includes(phase)) return null;
  if (nature !== "incomplete") return severity;
  const strictness = strictnessOf(fault, rule.id, due);
  if (strictness === "nothing") return null;
  return strictness === "prepared" && severity === "error" ? "warning" : severity;
}

const unset: RuleSetting = { level: "default", options: {}, suppressible: null };

/** What config, its overrides for a path (later ones win) and the command line say of a rule, in that order. */
export function settingOf(
  rule: string,
  config: Config,
  overrides: readonly RuleSettings[],
  commandLine: RuleSettings,
): RuleSetting {
  let setting = unset;
  for (const settings of [config.rules, ...overrides, commandLine]) {
    const next = Object.hasOwn(settings, rule) ? settings[rule] : undefined;
    if (!next) continue;
    setting = {
      level: next.level === "default" ? setting.level : next.level,
      options: { ...setting.options, ...next.options },
      suppressible: next.suppressible ?? setting.suppressible,
    };
  }
  return setting;
}

/** Values of a rule's options: what the setting gives, else the rule's defaults. */
export function valuesOf(rule: Rule, setting: RuleSetting): Values<Rule["options"]> {
  const defaults = defaultsOf(rule);
  return setting === unset ? defaults : ({ ...defaults, ...setting.options } as Values<Rule["options"]>);
}

const knownDefaults = new WeakMap<Rule, Values<Rule["options"]>>();

function defaultsOf(rule: Rule): Values<Rule["options"]> {
  const known = knownDefaults.get(rule);
  if (known) return known;
  const entries = Object.entries(rule.options).map(([name, option]) => [name, option.default] as const);
  const defaults = Object.fromEntries(entries) as Values<Rule["options"]>;
  knownDefaults.set(rule, defaults);
  return defaults;
}
