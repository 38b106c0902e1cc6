import { describe, expect, it } from "vitest";
import { busiestFunctions, type Frame, type Profile, stageOf, sumStages } from "../../bench/stages.mjs";

const frame = (functionName: string, url = "", lineNumber = 3): Frame => ({
  functionName,
  url,
  lineNumber,
  columnNumber: 7,
});

/** The bundle's functions are found by a map; here the address says it. */
const locate = ({ url }: Frame): string | undefined => url.split("#")[1];

describe("a function's stage", () => {
  it.each([
    ["src/reading/parse.ts", "parse"],
    ["../node_modules/micromark-core-commonmark/lib/list.js", "parse"],
    ["src/reading/gates/read.ts", "read"],
    ["src/kinds/apply.ts", "schema"],
    ["generated/kinds/rollback-plan.js", "schema"],
    ["src/rules/empty-cell.ts", "rules"],
    ["src/reports/stylish.ts", "report"],
    ["src/workspace/walk.ts", "disk"],
    ["src/cli/program.ts", "start"],
  ])("in %s is %s", (source, stage) => {
    expect(stageOf(frame("f", `/dist/start.js#${source}`), locate)).toBe(stage);
  });

  it.each([
    [frame("(garbage collector)"), "garbage collection"],
    [frame("(program)"), "other"],
    [frame("readFileSync", "node:fs"), "disk"],
    [frame("compileForInternalLoader", "node:internal/modules/esm/translators"), "start"],
    [frame("sort"), undefined],
  ] as const)("of %o is %s", (one, stage) => {
    expect(stageOf(one, locate)).toBe(stage);
  });
});

const profile: Profile = {
  nodes: [
    { id: 1, callFrame: frame("(root)"), children: [2, 3, 5, 6] },
    { id: 2, callFrame: frame("read", "/dist/start.js#src/reading/gates/read.ts"), children: [4] },
    { id: 3, callFrame: frame("(idle)") },
    { id: 4, callFrame: frame("sort") },
    { id: 5, callFrame: frame("(garbage collector)") },
    { id: 6, callFrame: frame("walk", "/dist/start.js#src/workspace/walk.ts") },
  ],
  samples: [2, 4, 3, 5, 6, 2],
  timeDeltas: [100, 1000, 2000, 4000, 8000, 16_000],
};

it("sums time by stage: what is called on a function's behalf is that function's, waiting is nobody's", () => {
  expect(sumStages(profile, locate)).toMatchObject({ read: 3, "garbage collection": 8, disk: 16, parse: 0, other: 0 });
});

it("names the functions with the most time of their own", () => {
  expect(busiestFunctions(profile, locate, 2)).toEqual([
    { name: "walk", source: "src/workspace/walk.ts", milliseconds: 16 },
    { name: "(garbage collector)", source: "", milliseconds: 8 },
  ]);
});
