import type { Identity } from "../model/evidence.ts";
import type { Person } from "../model/person.ts";
import { type Directory, lookOf, normalizeName } from "../model/person-name.ts";

/** Every name that a person goes by. */
export function namesOf({ name, aliases, emails }: Person): readonly string[] {
  return [name, ...aliases, ...emails];
}

/** Looks people up by their names; where two share one, the first has it. */
export function openDirectory(people: readonly Person[]): Directory {
  const owners = new Map<string, Person>();
  for (const person of people) {
    for (const name of namesOf(person).map(normalizeName)) if (!owners.has(name)) owners.set(name, person);
  }
  const find = (name: string): Person | null => owners.get(normalizeName(name)) ?? null;
  return { people, find, keyOf: (name) => lookOf(normalizeName(find(name)?.name ?? name)) };
}

/** Whether a commit's author may be somebody, by name or by address: where work is to be told from its approval. */
export function mayBe(identity: Identity, name: string, { keyOf }: Directory): boolean {
  return [identity.name, identity.email].some((it) => it !== "" && keyOf(it) === keyOf(name));
}

/**
 * Whether a commit's author is somebody: where people are known, by an address of theirs, for anybody can write a name;
 * else by the name.
 */
export function isSurely(identity: Identity, name: string, { find, keyOf }: Directory): boolean {
  const person = find(name);
  if (person === null) return keyOf(identity.name) === keyOf(name);
  return person.emails.some((it) => normalizeName(it) === normalizeName(identity.email));
}
