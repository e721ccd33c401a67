import type { Signal } from '../event.js';
import type { SignalListener } from './bus.js';

/** Signals inside one process. */
export class MemorySignals implements Disposable {
  readonly #listeners = new Map<string, Set<SignalListener>>();

  /** Calls the listeners later, as over a network: what the caller goes on to do comes first. */
  send(channel: string, signal: Signal): void {
    setImmediate(() => {
      for (const listener of this.#listeners.get(channel) ?? []) listener(signal);
    });
  }

  listen(channel: string, listener: SignalListener): AsyncDisposable {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return { [Symbol.asyncDispose]: () => Promise.resolve(void listeners.delete(listener)) };
  }

  [Symbol.dispose](): void {
    this.#listeners.clear();
  }
}
