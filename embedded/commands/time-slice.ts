/** Throws when an operation must not go on. */
export type CheckWanted = () => void;

/** Maximum time in ms before a long operation yields to the event loop. */
const SLICE_MS = 8;

/** Yields to the event loop between the steps of a long operation. */
export class TimeSlice {
  private readonly check: CheckWanted;
  private ends = performance.now() + SLICE_MS;

  constructor(check: CheckWanted) {
    this.check = check;
  }

  /**
   * Yields when the time slice is used up, then calls `resume`. Throws when the operation is not wanted any more: only then
   * could it have learned that.
   */
  async pause(resume: () => void): Promise<void> {
    if (performance.now() < this.ends) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.check();
    resume();
    this.ends = performance.now() + SLICE_MS;
  }
}
