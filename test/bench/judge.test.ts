import { describe, expect, it } from "vitest";
import { judge, type Measured, summarize } from "../../bench/judge.mjs";

/** What rounds with this processor time cost, in milliseconds. */
function measured(name: string, cpu: readonly number[], more: Partial<Measured> = {}): Measured {
  const rounds = cpu.map((one) => ({ cpu: one, wall: one + 1, memory: one * 2, code: 0, complaint: "" }));
  return { name, missing: undefined, documents: 10, rounds, ...more };
}

const node = measured("bare node", [10, 20, 10]);
const ours = measured("deploydoc", [19, 42, 21]);

describe("a target", () => {
  it.each([
    [2.1, true],
    [2.0, false],
  ])("of %d is judged by the median of the ratios", (atMost, met) => {
    const [verdict] = judge({ targets: [{ of: "deploydoc", against: "bare node", atMost }] }, [ours, node]);
    expect(verdict).toMatchObject({ ratio: { median: 2.1, least: 1.9, most: 2.1 }, met });
  });

  it("has the time of what runs beside taken off, round by round", () => {
    const git = measured("git", [9, 22, 1]);
    const target = { of: "deploydoc", against: "bare node", beside: "git", atMost: 1 };
    expect(judge({ targets: [target] }, [ours, node, git])[0]).toMatchObject({
      ratio: { median: 1, most: 2 },
      met: true,
    });
  });

  it("can be of time for each document", () => {
    const many = measured("many", [100, 200, 100], { documents: 100 });
    const target = { of: "many", against: "bare node", figure: "cpu per document", atMost: 1 } as const;
    expect(judge({ targets: [target] }, [many, node])[0]).toMatchObject({ ratio: { median: 1 }, met: true });
  });

  it("can be of memory", () => {
    const target = { of: "deploydoc", against: "bare node", figure: "memory", atMost: 2 } as const;
    expect(judge({ targets: [target] }, [ours, node])[0]).toMatchObject({ ratio: { median: 2.1 }, met: false });
  });

  it.each([[[ours]], [[ours, { ...node, missing: "not installed" }]]])(
    "is neither met nor missed where one of the two was not measured",
    (ways) => {
      const [verdict] = judge({ targets: [{ of: "deploydoc", against: "bare node", atMost: 9 }] }, ways);
      expect(verdict).toMatchObject({ ratio: undefined, met: undefined });
    },
  );
});

it("sums up what a way cost, and how many times that the first one cost", () => {
  expect(summarize(node, ours)).toEqual({
    cpu: { median: 10, least: 10, most: 20 },
    wall: { median: 11, least: 11, most: 21 },
    memory: { median: 20, least: 20, most: 40 },
    firstAgainstIt: { median: 2.1, least: 1.9, most: 2.1 },
  });
});
