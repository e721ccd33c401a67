/** What time it is. Handed down, so that a test can hold time still or move it. */
export interface Clock {
  /** ms since 1970. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
