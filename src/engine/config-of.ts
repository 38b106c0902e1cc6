import type {
  ApprovalSettings,
  Config,
  OptionValue,
  RequiredDocuments,
  RuleLevel,
  RuleSetting,
  RuleSettings,
} from "../model/config.ts";
import type { ApprovalsData, ConfigData, RulesData } from "../model/config-data.ts";
import { defaultConfig } from "./default-config.ts";
import { toPerson } from "./people.ts";

/** The config that data stands for, with the defaults filled in. The schema vouches for the data. */
export function configOf(data: ConfigData, root: string): Config {
  const defaults = defaultConfig(root);
  return {
    ...defaults,
    include: data.include ?? defaults.include,
    ignore: data.ignore ?? defaults.ignore,
    kinds: data.kinds ?? null,
    baseline: data.baseline ?? null,
    plugins: data.plugins ?? [],
    rules: toSettings(data.rules ?? {}),
    overrides: (data.overrides ?? []).map(({ files, rules }) => ({ files, rules: toSettings(rules) })),
    approvals: toApprovals(data.approvals ?? {}, defaults.approvals),
    drafts: data.drafts ?? defaults.drafts,
    suppressions: data.suppressions ?? defaults.suppressions,
    freezes: (data.freezes ?? []).map(({ environments = [], ...freeze }) => ({ ...freeze, environments })),
    required: toRequired(data.required ?? {}),
    limits: { ...defaults.limits, ...data.limits },
  };
}

function toApprovals(
  { required, level, people = [], committers }: ApprovalsData,
  defaults: ApprovalSettings,
): ApprovalSettings {
  return {
    required: { ...defaults.required, ...required },
    level: typeof level === "string" ? { low: level, medium: level, high: level } : { ...defaults.level, ...level },
    people: people.map(toPerson),
    committers: committers ?? defaults.committers,
  };
}

function toRequired(data: NonNullable<ConfigData["required"]>): RequiredDocuments {
  return Object.fromEntries(
    Object.entries(data).map(([status, documents]) => [
      status,
      documents.map((it) => (typeof it === "string" ? { kinds: [it], when: null } : { when: null, ...it })),
    ]),
  );
}

function toSettings(rules: RulesData): RuleSettings {
  return Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, toSetting(rule)]));
}

function toSetting(rule: RulesData[string]): RuleSetting {
  if (typeof rule === "string") return { level: rule as RuleLevel, options: {}, suppressible: null };
  const { level = "default", suppressible = null, ...options } = rule;
  return {
    level: level as RuleLevel,
    options: options as Record<string, OptionValue>,
    suppressible: suppressible as boolean | null,
  };
}
