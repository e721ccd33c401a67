import { CommandError } from '../command-error.js';

/** A turn of the event loop is given back after so many ms: nobody waits long behind a scan. */
const TURN_MS = 8;

/** Lets others run between the steps of something long. */
export class TimeSlice {
  private readonly deadline: number;
  private ends = performance.now() + TURN_MS;

  /** `deadline` in ms since the epoch, as `deadlineOf` gives it. */
  constructor(deadline: number) {
    this.deadline = deadline;
  }

  /** Pauses when the turn is over, then calls `resume`. Throws MaxTimeMSExpired behind the deadline. */
  async pause(resume: () => void): Promise<void> {
    if (performance.now() < this.ends) return;
    if (Date.now() > this.deadline)
      throw new CommandError('MaxTimeMSExpired', 'operation exceeded time limit');
    await new Promise((resolve) => setImmediate(resolve));
    resume();
    this.ends = performance.now() + TURN_MS;
  }
}
