import { expect, it } from "vitest";
import { type ManifestEntry, manifest, planningKinds } from "../../src/approvals/manifest.ts";
import { builtinKinds } from "../../src/kinds/builtin.ts";
import { digestOf } from "../../src/workspace/digest.ts";

const plan: ManifestEntry = {
  path: "deployments/2026-12-01-a/deployment-plan.md",
  kind: "deployment-plan",
  digest: "d1:1",
};
const rollback: ManifestEntry = {
  path: "deployments/2026-12-01-a/rollback-plan.md",
  kind: "rollback-plan",
  digest: "d1:2",
};

it("lists documents by file name", () => {
  expect(manifest([rollback, plan])).toBe(
    [
      "deploydoc d1 manifest",
      'document digest="d1:1" file="deployment-plan.md" kind="deployment-plan"',
      'document digest="d1:2" file="rollback-plan.md" kind="rollback-plan"',
      "",
    ].join("\n"),
  );
});

it.each<readonly [name: string, documents: readonly ManifestEntry[], isSame: boolean]>([
  ["another order", [rollback, plan], true],
  ["another folder", [plan, { ...rollback, path: "elsewhere/rollback-plan.md" }], true],
  ["a changed document", [plan, { ...rollback, digest: "d1:3" }], false],
  ["a renamed document", [plan, { ...rollback, path: "x/rollback.md" }], false],
  ["another kind", [plan, { ...rollback, kind: "rollout-plan" }], false],
  ["a document less", [plan], false],
  ["a document more", [plan, rollback, { ...rollback, path: "x/rollback-plan-2.md" }], false],
])("%s", (_, documents, isSame) => {
  expect(digestOf(manifest(documents)) === digestOf(manifest([plan, rollback]))).toBe(isSame);
});

it("knows kinds only that there are", () => {
  expect([...planningKinds].filter((it) => !builtinKinds.names.includes(it))).toEqual([]);
});
