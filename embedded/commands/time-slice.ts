import { CommandError } from '../command-error.js';

/** Maximum time in ms before a long operation yields to the event loop. */
const SLICE_MS = 8;

/** Yields to the event loop between the steps of a long operation. */
export class TimeSlice {
  private readonly deadline: number;
  private ends = performance.now() + SLICE_MS;

  /** `deadline` is in ms since the epoch, as returned by `deadlineOf`. */
  constructor(deadline: number) {
    this.deadline = deadline;
  }

  /** Yields when the time slice is used up, then calls `resume`. Throws MaxTimeMSExpired after the deadline. */
  async pause(resume: () => void): Promise<void> {
    if (performance.now() < this.ends) return;
    if (Date.now() > this.deadline)
      throw new CommandError('MaxTimeMSExpired', 'operation exceeded time limit');
    await new Promise((resolve) => setImmediate(resolve));
    resume();
    this.ends = performance.now() + SLICE_MS;
  }
}
