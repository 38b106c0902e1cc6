import { basename, dirname } from "node:path";
import { readHead } from "../deployment/head.ts";
import type { DeploymentHead } from "../model/subject.ts";
import { parseFrontMatter, parseFrontMatterData } from "../reading/parse.ts";
import { diskDocuments } from "./document-files.ts";
import { toSlashes } from "./paths.ts";
import { type HeadText, readHeadText } from "./read-heads.ts";

const parsed = new WeakMap<readonly HeadText[], readonly DeploymentHead[]>();

/** The deployments of a tree that lie in other folders; the list is parsed once. */
export function othersOf(folder: string, heads: readonly HeadText[]): readonly DeploymentHead[] {
  const all = parsed.get(heads) ?? heads.map(parseHead);
  parsed.set(heads, all);
  const own = toSlashes(folder);
  return all.filter(({ path }) => dirname(path) !== own);
}

/** What a plan (an absolute path) says of its deployment, as it lies on the disk; null when it can't be read. */
export async function readPlanHead(path: string): Promise<DeploymentHead | null> {
  const head = await readHeadText(path, diskDocuments);
  return head === null ? null : parseHead(head);
}

function parseHead({ path, text }: HeadText): DeploymentHead {
  return readHead(parseFrontMatterData(text), () => parseFrontMatter(text), path, basename(dirname(path)));
}
