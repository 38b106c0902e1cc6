import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Clock, stopClock } from "../../src/model/clock.ts";

const moment = fc.integer({ min: -1_000, max: 1_000 });
const instant = fc.oneof(
  moment,
  fc.double({ min: -1_000, max: 1_000, noNaN: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
const question = fc.tuple(fc.constantFrom("hasCome" as const, "isOver" as const), instant);

const ask = (clock: Clock, questions: readonly (readonly ["hasCome" | "isOver", number])[]): readonly boolean[] =>
  questions.map(([name, at]) => clock[name](at));

describe("a clock", () => {
  test("tells what has come from what is over", () => {
    const clock = stopClock(new Date(100));
    expect([99, 99.5, 100, 100.5, 101].map(clock.hasCome)).toEqual([true, true, true, false, false]);
    expect([99, 99.5, 100, 100.5, 101].map(clock.isOver)).toEqual([true, true, false, false, false]);
    expect([clock.hasCome(Number.NaN), clock.isOver(Number.NaN)]).toEqual([false, false]);
  });

  test("answers as comparisons would", () => {
    fc.assert(
      fc.property(moment, instant, (now, at) => {
        const clock = stopClock(new Date(now));
        expect([clock.hasCome(at), clock.isOver(at)]).toEqual([at <= now, at < now]);
      }),
    );
  });

  test("gives the same answers within its span, and another right outside of it", () => {
    fc.assert(
      fc.property(moment, fc.array(question, { maxLength: 8 }), moment, (now, questions, other) => {
        const clock = stopClock(new Date(now));
        const answers = ask(clock, questions);
        const { from, until } = clock.span();
        expect(from <= now && now < until).toBe(true);
        const again = (at: number) => ask(stopClock(new Date(at)), questions);
        if (other >= from && other < until) expect(again(other)).toEqual(answers);
        if (Number.isFinite(from)) expect(again(from - 1)).not.toEqual(answers);
        if (Number.isFinite(until)) expect(again(until)).not.toEqual(answers);
      }),
    );
  });
});
