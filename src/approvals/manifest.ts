import { writeCanonical } from "./canonical-text.ts";
import { digestVersion } from "./projection.ts";

/** Kinds that a deployment is planned by: product.md asks for them from `approved` on. */
export const planningKinds: ReadonlySet<string> = new Set([
  "deployment-plan",
  "pre-deployment-checklist",
  "deployment-checklist",
  "change-request",
  "rollback-plan",
  "rollout-plan",
]);

/** A planning document of a deployment with the digest of its own text. */
export interface ManifestEntry {
  readonly path: string;
  readonly kind: string;
  readonly digest: string;
}

/**
 * The canonical text that an approval of a change request or a plan covers: the deployment's planning documents by file
 * name, with their digests. Where the folder lies makes no difference; a document more, less, renamed or changed does.
 */
export function manifest(documents: readonly ManifestEntry[]): string {
  const entries = documents
    .map(({ path, kind, digest }) => ({ file: path.slice(path.lastIndexOf("/") + 1).normalize("NFC"), kind, digest }))
    .sort((a, b) => compare(a.file, b.file) || compare(a.digest, b.digest));
  const lines = entries.map((attributes) => ({ type: "document", attributes }));
  return writeCanonical(`deploydoc ${digestVersion} manifest`, lines);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
