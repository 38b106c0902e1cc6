import { namesOf } from "../approvals/people.ts";
import type { KeyData, PersonData } from "../model/config-data.ts";
import type { AllowedKey, Person } from "../model/person.ts";
import { normalizeName } from "../model/person-name.ts";

const day = 86_400_000;

/** A person as the config states them. */
export function toPerson({ name, aliases = [], emails = [], roles, keys = [] }: PersonData): Person {
  return { id: name, name, aliases, emails, roles: roles ?? null, keys: keys.map(toKey) };
}

/** A key alone is good at any time; a last day counts to its end (UTC). */
function toKey(raw: string | KeyData): AllowedKey {
  const { key, from, until, revoked = false } = typeof raw === "string" ? { key: raw } : raw;
  const ends = until === undefined ? null : Date.parse(until) + (until.includes("T") ? 0 : day);
  return { key, from: from === undefined ? null : Date.parse(from), until: ends, revoked };
}

/** A name, alias or address that two people have; null when each is one person's. */
export function sharedName(people: readonly Person[]): string | null {
  const owners = new Map<string, Person>();
  for (const person of people) {
    for (const name of namesOf(person)) {
      const key = normalizeName(name);
      if ((owners.get(key) ?? person) !== person) return name;
      owners.set(key, person);
    }
  }
  return null;
}
