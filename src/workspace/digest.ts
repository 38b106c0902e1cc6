import { createHash } from "node:crypto";
import { digestVersion } from "../approvals/projection.ts";

/** The digest of a canonical text: `d1:` and the SHA-256 of its UTF-8 as 64 hexadecimal digits. */
export function digestOf(canonicalText: string): string {
  return `${digestVersion}:${createHash("sha256").update(canonicalText, "utf8").digest("hex")}`;
}
