import { setMaxListeners } from 'node:events';
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

/** A Cancellation that its owner aborts. */
export class CancellationSource implements Cancellation {
  /** Most work ends before anybody listens. */
  #listeners: CancellationListener[] | undefined;
  #aborted = false;
  #reason: unknown;

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  addEventListener(_type: 'abort', listener: CancellationListener): void {
    if (!this.#aborted) (this.#listeners ??= []).push(listener);
  }

  removeEventListener(_type: 'abort', listener: CancellationListener): void {
    const index = this.#listeners?.indexOf(listener) ?? -1;
    if (index !== -1) this.#listeners?.splice(index, 1);
  }

  /** Cancels the work; the first reason counts. */
  abort(reason: unknown = new RookeryError('TIMEOUT')): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    const listeners = this.#listeners ?? [];
    this.#listeners = undefined;
    for (const listener of listeners) listener.handleEvent();
  }
}

/**
 * Does work with an AbortSignal that follows `signal`, for libraries that take no other Cancellation. Rejects with TIMEOUT when
 * that aborts first. A signal costs a few microseconds, and the MongoDB driver closes the connection of a read that it
 * aborts: it is for reads that may take long.
 */
export async function withAbortSignal<T>(
  signal: Cancellation | undefined,
  work: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  if (!signal) return work(undefined);
  throwIfCancelled(signal);
  const abort = new AbortController();
  // One work may have any number of reads.
  setMaxListeners(0, abort.signal);
  const listener = { handleEvent: () => abort.abort(new RookeryError('TIMEOUT')) };
  signal.addEventListener('abort', listener);
  try {
    return await work(abort.signal);
  } finally {
    signal.removeEventListener('abort', listener);
  }
}
