import { expect, test } from "vitest";
import { type Clock, withProgress } from "../../src/cli/progress.ts";

const clear = "\r\u001b[2K";

/** A clock that is set by hand, and what a terminal of so many columns was made to show. */
function stage(columns = 80) {
  let now = 0;
  const due: { readonly at: number; readonly act: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    later: (milliseconds, act) => {
      const entry = { at: now + milliseconds, act };
      due.push(entry);
      return () => void due.splice(due.indexOf(entry), 1);
    },
  };
  const written: string[] = [];
  const pass = (milliseconds: number): void => {
    now += milliseconds;
    for (const entry of due.filter((it) => it.at <= now)) {
      due.splice(due.indexOf(entry), 1);
      entry.act();
    }
  };
  return {
    clock,
    pass,
    written,
    due,
    io: { errorTerminal: { columns, write: (text: string) => void written.push(text) } },
  };
}

test("a run that is over within a second tells nothing", async () => {
  const { clock, pass, written, due, io } = stage();
  const work = async (): Promise<string> => {
    pass(999);
    return "done";
  };
  expect(await withProgress(io, 3, work, clock)).toBe("done");
  expect(written).toEqual([]);
  expect(due).toEqual([]);
});

test("a longer one tells how far it is, at most ten times a second, and clears it in the end", async () => {
  const { clock, pass, written, io } = stage();
  await withProgress(
    io,
    300,
    async (count) => {
      expect(count(["a", "b"])).toEqual(["a", "b"]);
      pass(1_000);
      count(["c"]);
      pass(99);
      count(["d"]);
      pass(1);
      count(["e"]);
    },
    clock,
  );
  expect(written).toEqual([`${clear}Judged 2 of 300 documents …`, `${clear}Judged 5 of 300 documents …`, clear]);
});

test("it clears its line when the work fails", async () => {
  const { clock, pass, written, io } = stage();
  const work = async (): Promise<never> => {
    pass(5_000);
    throw new Error("broken");
  };
  await expect(withProgress(io, 1, work, clock)).rejects.toThrow("broken");
  expect(written).toEqual([`${clear}Judged 0 of 1 document …`, clear]);
});

test("it never takes a second line", async () => {
  const { clock, pass, written, io } = stage(12);
  await withProgress(io, 300, async () => pass(2_000), clock);
  expect(written[0]).toBe(`${clear}Judged 0 of`);
});

test.each([{}, { errorTerminal: null }])("without a terminal nothing is told (%j)", async (io) => {
  const { clock, pass, due } = stage();
  const work = async (count: (documents: readonly string[]) => readonly string[]): Promise<readonly string[]> => {
    pass(60_000);
    return count(["a"]);
  };
  expect(await withProgress(io, 1, work, clock)).toEqual(["a"]);
  expect(due).toEqual([]);
});
