import { describe, expect, it } from "vitest";
import { faultsOf, readComplete } from "./faults.ts";
import { judgeFolder, names, readFolder } from "./folder.ts";

describe.each(names)("%s", (name) => {
  it("shows every fault between its documents, at its place, with the other place", async () => {
    const folder = readFolder(name);
    const faults = faultsOf(readComplete(folder, await judgeFolder(name, folder)));
    expect(faults.length).toBeGreaterThan(20);
    const survivors: string[] = [];
    for (const fault of faults) {
      const judged = await judgeFolder(name, fault.folder, {
        ...fault.judging,
        ...(fault.file === "" ? {} : { only: fault.file }),
      });
      const found = judged.some(({ result }) =>
        result.findings.some(
          (it) =>
            it.rule === fault.rule &&
            result.path.endsWith(fault.file) &&
            (fault.line === null || (it.range.line <= fault.line && it.range.endLine >= fault.line)) &&
            (fault.related === null || it.related.some(({ path }) => path.endsWith(fault.related ?? ""))),
        ),
      );
      if (!found) survivors.push(`${fault.name}: no ${fault.rule} at ${fault.file}:${fault.line}`);
    }
    expect(survivors).toEqual([]);
  });
});
