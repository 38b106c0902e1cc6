import type { FrontMatter } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import type { DeploymentHead } from "../model/subject.ts";
import { factsOf } from "./facts.ts";
import { readStatus } from "./lifecycle.ts";

/**
 * What the front matter of a plan says of its deployment; `name` is its folder's. `placed` gives it with its places, which few
 * ask for.
 */
export function readHead(
  frontMatter: Pick<FrontMatter, "data">,
  placed: () => Pick<FrontMatter, "positions" | "range">,
  path: string,
  name: string,
): DeploymentHead {
  const facts = factsOf(frontMatter);
  const start: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    name,
    path,
    status: readStatus(facts.status),
    facts,
    placeOf: (fact) => placed().positions.get(`/${fact}`) ?? placed().range ?? start,
  };
}
