import { describe, expect, it } from "vitest";
import type { Status } from "../../src/model/deployment.ts";
import { judgeFolder, listFindings, names, readFolder } from "./folder.ts";

/** The statuses that a deployment passes through, by how it ended. */
const passed = {
  deployed: ["approved", "deployed", "closed"],
  "rolled-back": ["approved", "rolled-back", "closed"],
} as const satisfies Record<string, readonly Status[]>;

describe.each(names)("%s", (name) => {
  const folder = readFolder(name);
  const outcome = /^outcome: rolled-back/m.test(folder["deployment-plan.md"] ?? "") ? "rolled-back" : "deployed";

  it("is closed", () => {
    expect(folder["deployment-plan.md"]).toMatch(/^status: closed/m);
  });

  it.each(["draft", ...passed[outcome], null] as const)("has nothing wrong as %s", async (as) => {
    const found = listFindings(await judgeFolder(name, folder, { as }));
    // The gate says of a draft that it is one, and nothing else.
    expect(found.filter((it) => !it.includes("unmergeable-draft"))).toEqual([]);
  });
});
