import type { Io } from "./io.ts";

/** What tells the time, and when to look again: `later` gives back how it is called off. */
export interface Clock {
  /** Milliseconds from some moment on. */
  readonly now: () => number;
  readonly later: (milliseconds: number, act: () => void) => () => void;
}

/** Milliseconds in which a run says nothing of itself. */
const patience = 1_000;
/** Milliseconds between two lines: more often nobody reads them. */
const pause = 100;

const runningClock: Clock = {
  now: () => performance.now(),
  later: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    // Nobody waits for a line about work that is done.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Gives its documents back, counted. */
export type Count = <Item>(documents: readonly Item[]) => readonly Item[];

/**
 * Does work over so many documents, and tells on standard error how far it is: in a terminal alone, only once it has taken a
 * second, in one line that is gone when the work is done or has failed.
 */
export async function withProgress<Result>(
  { errorTerminal: terminal = null }: Pick<Io, "errorTerminal">,
  total: number,
  work: (count: Count) => Promise<Result>,
  clock: Clock = runningClock,
): Promise<Result> {
  if (terminal === null) return work((documents) => documents);
  const started = clock.now();
  let done = 0;
  let drawn: number | null = null;
  const draw = (): void => {
    const now = clock.now();
    if (now - started < patience || (drawn !== null && now - drawn < pause)) return;
    drawn = now;
    const text = `Judged ${done} of ${total} ${total === 1 ? "document" : "documents"} …`;
    terminal.write(`\r\u001b[2K${text.slice(0, Math.max(0, terminal.columns - 1))}`);
  };
  const stop = clock.later(patience, draw);
  try {
    return await work((documents) => {
      done += documents.length;
      draw();
      return documents;
    });
  } finally {
    stop();
    if (drawn !== null) terminal.write("\r\u001b[2K");
  }
}
