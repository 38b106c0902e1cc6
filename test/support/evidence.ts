import type { Gather } from "../../src/engine/lint.ts";
import type { ApprovalEvidence, Commit, Evidence } from "../../src/model/evidence.ts";
import type { Subject } from "../../src/model/subject.ts";
import type { GitExample } from "../../src/rules/rule.ts";

/** Gives every document what git tells of an example. */
export function gatherFrom(example: GitExample): Gather {
  return async (read) => new Map(read.map(({ path, subject }) => [path, toEvidence(subject, example)]));
}

function toEvidence(
  { document }: Subject,
  { approvals, before, ticks = [], changedPolicy = [] }: GitExample,
): Evidence {
  return {
    approvals: new Map(
      (approvals ?? []).flatMap(({ line, authored, commit, at = "1970-01-01", ...others }) => {
        const approval = document.approvals.find((it) => it.range.line === line);
        const evidence: ApprovalEvidence = {
          ...({ verdict: "valid", reached: "named", required: "named", reason: "", mends: true, changes: [] } as const),
          ...{ digest: "", fresh: true },
          ...others,
          commit: commit === undefined ? null : commitOf(commit, Date.parse(at)),
          authored: authored === undefined ? null : commitOf(authored, Date.parse(at)),
        };
        return approval ? [[approval, evidence] as const] : [];
      }),
    ),
    ticks: new Map(
      ticks.flatMap(({ line, commit, at }) => {
        const gate = document.gates.find((it) => it.range.line === line);
        return gate ? [[gate, commitOf(commit, Date.parse(at))] as const] : [];
      }),
    ),
    before: before ?? null,
    compared: before !== undefined,
    changedPolicy,
    trusts: () => true,
  };
}

function commitOf(id: string, at: number): Commit {
  const somebody = { name: "Bo Ek", email: "bo@shop.example" };
  return { id, parents: [], author: somebody, committer: somebody, coAuthors: [], authoredAt: at, committedAt: at };
}
