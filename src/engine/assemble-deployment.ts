import { freezesFor } from "../deployment/freezes.ts";
import { readHead } from "../deployment/head.ts";
import { documentsFor } from "../deployment/required.ts";
import type { Config } from "../model/config.ts";
import type { Deployment, DeploymentHead } from "../model/subject.ts";
import type { ReadSubject } from "./read-subject.ts";

/** The deployment that a plan heads, with the documents of its folder. */
export function assembleDeployment(
  plan: ReadSubject,
  all: readonly ReadSubject[],
  others: readonly DeploymentHead[],
  { required, freezes }: Config,
  name: string,
): Deployment {
  const { frontMatter } = plan.source;
  const head = readHead(frontMatter, () => frontMatter, plan.path, name);
  const { status } = plan.subject;
  const documents = all.map((it) => it.subject).filter((it) => it.kind !== null);
  const there = new Set(documents.map((it) => it.kind?.name));
  return {
    ...head,
    status,
    plan: plan.subject,
    documents,
    missing: documentsFor(status, head.facts, required).filter(({ kinds }) => !kinds.some((it) => there.has(it))),
    others,
    freezes: freezesFor(head.facts, freezes),
  };
}
