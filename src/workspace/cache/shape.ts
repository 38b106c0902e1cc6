/** Tells whether a value that comes from outside has the shape that the types promise. */
export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === "string";
export const isNumber: Check = (value) => typeof value === "number";
export const isFlag: Check = (value) => typeof value === "boolean";

export function oneOf(...values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

export function orNull(check: Check): Check {
  return (value) => value === null || check(value);
}

export function orAbsent(check: Check): Check {
  return (value) => value === undefined || check(value);
}

export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** An object with these keys and no others; the compiler lists those of the type that are forgotten. */
export function objectOf<Type>(checks: Readonly<Record<keyof Type, Check>>): Check {
  const entries = Object.entries<Check>(checks);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const held = value as Readonly<Record<string, unknown>>;
    let known = 0;
    for (const [key, check] of entries) {
      const isThere = Object.hasOwn(held, key);
      if (!check(isThere ? held[key] : undefined)) return false;
      if (isThere) known++;
    }
    return Object.keys(held).length === known;
  };
}
