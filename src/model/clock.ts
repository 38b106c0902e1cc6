/** Tells what of a run's moment matters. Instants are in milliseconds since the epoch; one that is no number never comes. */
export interface Clock {
  /** Whether an instant has come: it is now, or was before. */
  readonly hasCome: (instant: number) => boolean;
  /** Whether an instant is over: it was before now. */
  readonly isOver: (instant: number) => boolean;
}

/** Moments at which a clock gives the same answers: from the first one on, and before the second. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** A clock that remembers how long what it has answered holds. */
export interface RecordingClock extends Clock {
  readonly span: () => Span;
}

/**
 * A clock that stands at a moment. What it was asked bounds the moments at which every answer would be the same: so a finding that
 * depends on the date may be kept until the date on which it would change.
 */
export function stopClock(now: Date): RecordingClock {
  const moment = now.getTime();
  let from = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  /** Moments are whole milliseconds: an answer turns at one of them. */
  const isReached = (turn: number): boolean => {
    if (Number.isNaN(turn)) return false;
    const reached = turn <= moment;
    if (reached) from = Math.max(from, turn);
    else until = Math.min(until, turn);
    return reached;
  };
  return {
    hasCome: (instant) => isReached(Math.ceil(instant)),
    isOver: (instant) => isReached(Math.floor(instant) + 1),
    span: () => ({ from, until }),
  };
}
