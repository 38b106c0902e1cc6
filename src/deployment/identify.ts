import type { FrontMatter } from "../model/document.ts";

/** The file name that heads a deployment folder. */
export const planName = "deployment-plan.md";

/** Kind of the document that heads a deployment. */
export const planKind = "deployment-plan";

/** What a document says of its kind. */
export type Identity =
  | { readonly type: "known"; readonly kind: string }
  | { readonly type: "unknown"; readonly name: string }
  | { readonly type: "none" };

/**
 * The kind of a document: the front matter's `kind`; else, in a deployment folder, its file name; else none. A README
 * is never taken for a kind by its name.
 */
export function identify(
  frontMatter: FrontMatter,
  path: string,
  kinds: readonly string[],
  inDeployment: boolean,
): Identity {
  const said = frontMatter.data.kind;
  if (typeof said === "string" && said !== "") {
    return kinds.includes(said) ? { type: "known", kind: said } : { type: "unknown", name: said };
  }
  const name = baseName(path)
    .replace(/\.(?:md|markdown)$/i, "")
    .toLowerCase();
  return inDeployment && kinds.includes(name) ? { type: "known", kind: name } : { type: "none" };
}

/** Last part of a '/'-separated path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Name of the folder a document lies in; null at the top. */
export function folderName(path: string): string | null {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  return folder === "" || folder === "." ? null : baseName(folder);
}

/** Whether a folder's name has the form of a deployment's: a date, then a slug. */
export function isDeploymentName(name: string | null): boolean {
  return name !== null && /^\d{4}-\d{2}-\d{2}-[^/]+$/.test(name);
}
