import { RookeryError } from './errors.js';

/** Receives the call when a Cancellation aborts. */
export interface CancellationListener {
  handleEvent(): void;
}

/**
 * Whether the result of some work is still wanted. An AbortSignal is one; classes on hot paths implement it themselves,
 * because an AbortSignal costs many times more.
 */
export interface Cancellation {
  readonly aborted: boolean;
  /** The reason of the abort; undefined until then. */
  readonly reason: unknown;
  /** A listener is called at most once, and never when it is added after the abort. */
  addEventListener(type: 'abort', listener: CancellationListener): void;
  removeEventListener(type: 'abort', listener: CancellationListener): void;
}

/** Throws when nobody waits for the result any more. Work in steps calls this before each step. */
export function throwIfCancelled(signal: Cancellation | undefined): void {
  // Nobody reads the error; its code keeps it out of the log of failures.
  if (signal?.aborted) throw new RookeryError('TIMEOUT');
}
