import type { AllowedKey } from "../../model/person.ts";
import { fingerprint } from "./key-blob.ts";
import { parsePublicKey } from "./parse-public-key.ts";

/** Whether a key counts at a moment. The reason stands behind "The signature". */
export type KeyJudgement =
  | { readonly ok: true; readonly key: AllowedKey }
  | {
      readonly ok: false;
      readonly problem: "unknown-key" | "expired" | "not-yet" | "revoked";
      readonly reason: string;
    };

/**
 * Whether a public key (in SSH's wire format) is one of those allowed, at a moment in milliseconds since the epoch. A key
 * that stands there twice counts when either does, unless one of them is revoked. Allowed keys that can't be read are none.
 */
export function judgeKey(blob: Buffer, keys: readonly AllowedKey[], at: number): KeyJudgement {
  const name = fingerprint(blob);
  const found = keys.filter(({ key }) => {
    const reading = parsePublicKey(key);
    return reading.ok && reading.key.blob.equals(blob);
  });
  const [first] = found;
  if (!first) return refuse("unknown-key", `is by the key ${name}, which is none of the approver's`);
  if (found.some(({ revoked }) => revoked)) return refuse("revoked", `is by the key ${name}, which is revoked`);
  const good = found.find(({ from, until }) => (from === null || at >= from) && (until === null || at <= until));
  if (good) return { ok: true, key: good };
  const { from, until } = first;
  return from !== null && at < from
    ? refuse("not-yet", `is by the key ${name}, which counts only from ${momentOf(from)} on`)
    : refuse("expired", `is by the key ${name}, which counted only until ${momentOf(until)}`);
}

function momentOf(time: number | null): string {
  const date = new Date(time ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? "an unknown time" : date.toISOString();
}

function refuse(problem: Exclude<KeyJudgement, { ok: true }>["problem"], reason: string): KeyJudgement {
  return { ok: false, problem, reason };
}
