import type { ConfigData } from "../model/config-data.ts";

/** What a config holds, with the place of each key ("rules.vague-step.level") and list item ("include.0"). */
export interface Placed {
  readonly data: ConfigData;
  readonly origins: ReadonlyMap<string, string>;
}

type Value = Readonly<Record<string, unknown>>;

/** Keys that hold a level alone or an object with it; which of them a file writes must not decide how it is merged. */
const [ruleKey, risks] = ["level", ["low", "medium", "high"]] as const;

/**
 * Lays one config over another: objects are merged key by key (so `rules` rule by rule), a list replaces a list, and
 * `overrides` are those of both, so that the later ones win.
 */
export function layOver(under: Placed, over: Placed): Placed {
  const below = spell(under);
  const above = spell(over);
  const { overrides = [] } = below.data;
  const shifted = shiftOverrides(above.origins, overrides.length);
  const origins = new Map(below.origins);
  const { extends: _, ...rest } = above.data as Value;
  const data = merge(below.data as Value, rest, "", (key) => {
    for (const known of [...origins.keys()]) if (known === key || known.startsWith(`${key}.`)) origins.delete(known);
  });
  for (const [key, origin] of shifted) origins.set(key, origin);
  const all = [...overrides, ...(above.data.overrides ?? [])];
  return { data: { ...data, ...(all.length === 0 ? {} : { overrides: all }) }, origins };
}

function merge(under: Value, over: Value, path: string, replaced: (key: string) => void): Value {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const name = path === "" ? key : `${path}.${key}`;
    if (name === "overrides") continue;
    const old = Object.hasOwn(under, key) ? under[key] : undefined;
    if (isObject(old) && isObject(value)) merged[key] = merge(old, value, name, replaced);
    else {
      replaced(name);
      merged[key] = value;
    }
  }
  return merged;
}

/** Levels that stand alone, written out as the objects they are short for. */
function spell({ data, origins }: Placed): Placed {
  const spelt = new Map(origins);
  const spellRules = (rules: Value, path: string): Value =>
    Object.fromEntries(
      Object.entries(rules).map(([id, rule]) => {
        if (typeof rule !== "string") return [id, rule];
        copyOrigin(spelt, `${path}.${id}`, [ruleKey]);
        return [id, { level: rule }];
      }),
    );
  const { rules, overrides, approvals } = data;
  const level = approvals?.level;
  if (typeof level === "string") copyOrigin(spelt, "approvals.level", risks);
  const spoken = {
    ...data,
    ...(rules && { rules: spellRules(rules, "rules") }),
    ...(overrides && {
      overrides: overrides.map((it, at) => ({ ...it, rules: spellRules(it.rules, `overrides.${at}.rules`) })),
    }),
    ...(typeof level === "string" && {
      approvals: { ...approvals, level: Object.fromEntries(risks.map((risk) => [risk, level])) },
    }),
  };
  return { data: spoken as ConfigData, origins: spelt };
}

function copyOrigin(origins: Map<string, string>, key: string, below: readonly string[]): void {
  const origin = origins.get(key);
  if (origin === undefined) return;
  for (const name of below) origins.set(`${key}.${name}`, origin);
}

function shiftOverrides(origins: ReadonlyMap<string, string>, by: number): ReadonlyMap<string, string> {
  return new Map(
    [...origins]
      .filter(([key]) => key !== "extends" && !key.startsWith("extends."))
      .map(([key, origin]) => [key.replace(/^overrides\.(\d+)/, (_, at) => `overrides.${Number(at) + by}`), origin]),
  );
}

function isObject(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
