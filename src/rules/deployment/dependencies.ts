import type { Range } from "../../model/position.ts";
import type { Deployment, DeploymentHead } from "../../model/subject.ts";
import { nearestName } from "../wording/nearest-name.ts";
import { quote } from "../wording/quote.ts";
import { beginsAfter, findCycle, isOut, isTakenBack, namesOf } from "./heads.ts";

/**
 * What is wrong with a dependency, as the rest of a sentence that begins with its name; null for nothing. `other` is the
 * deployment of that name, where there is one.
 */
export function judgeDependency(
  name: string,
  other: DeploymentHead | undefined,
  deployment: Deployment,
): string | null {
  if (name === deployment.name) return "is this deployment itself: name another one";
  if (!other) {
    const nearest = nearestName(
      name,
      deployment.others.map((it) => it.name),
    );
    return `is no deployment: ${nearest === null ? "give the name of its folder" : `did you mean ${quote(nearest)}?`}`;
  }
  const cycle = findCycle(deployment.name, other, deployment.others);
  if (cycle !== null) {
    const through = cycle.slice(1).map((it) => quote(it.name));
    return `waits for this deployment${through.length > 0 ? ` by way of ${through.join(", ")}` : ""}: they can't wait for each other`;
  }
  if (isOut(other) || deployment.status === "draft") return null;
  const state = isTakenBack(other)
    ? "was rolled back"
    : other.status === null
      ? "has no status"
      : `is ${quote(other.status)}`;
  if (deployment.status !== "approved")
    return `${state}, and this deployment counts as carried out: deploy it, or drop it from "after"`;
  if (isTakenBack(other) || other.status === "cancelled")
    return `${state}: wait for another deployment, or drop it from "after"`;
  return beginsAfter(deployment, other)
    ? null
    : `${state}, and its window is not over when this one begins: begin later, or deploy it first`;
}

/** The entries of `after` with their places: of a list each its own. */
export function dependenciesOf({
  facts,
  plan,
  placeOf,
}: Deployment): readonly { readonly name: string; readonly range: Range }[] {
  const { positions } = plan.document.frontMatter;
  const entries = typeof facts.after === "string" ? facts.after.split(",") : (facts.after ?? []);
  return entries.flatMap((entry, at) =>
    namesOf([entry]).map((name) => ({ name, range: positions.get(`/after/${at}`) ?? placeOf("after") })),
  );
}
