import { folderName, isDeploymentName } from "../deployment/identify.ts";
import type { Fix } from "../model/finding.ts";
import type { Subject } from "../model/subject.ts";
import { lineEndOf } from "./fix-offsets.ts";

/**
 * The front matter that a document of a deployment lacks: its kind, as its file name says it, the version of the template
 * that it is judged by, and the deployment, as its folder says it. Null for any document that has some, or has no kind.
 */
export function missingFrontMatter(subject: Subject, text: string): Fix | null {
  const { document, kind, deployment } = subject;
  if (document.frontMatter.state !== "absent" || kind === null || text.trim() === "") return null;
  const folder = folderName(document.path);
  const name = deployment?.name ?? (isDeploymentName(folder) ? folder : null);
  if (name === null) return null;
  const written = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name) ? name : JSON.stringify(name);
  const lines = ["---", `kind: ${kind.name}`, `template: ${kind.version}`, `deployment: ${written}`, "---"];
  const gap = /^[ \t]*(?:\r|\n)/.test(text) ? [""] : ["", ""];
  return { start: 0, end: 0, text: [...lines, ...gap].join(lineEndOf(text)) };
}
