import type { Listener, LiveSource } from '#platform/live-source.js';
import type { Log } from '#platform/log.js';

/** Tells one live source who listens: each subscription when it opens, and all that are open at intervals. */
export class Presence implements Disposable {
  readonly #presence: LiveSource['presence'];
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout | undefined;
  /** Whether the source has not finished the renewal before. */
  #isRenewing = false;

  /** `listeners`: those that are open now. */
  constructor({ presence }: Pick<LiveSource, 'presence'>, listeners: () => Listener[], log: Log) {
    this.#presence = presence;
    this.#log = log;
    if (!presence) return;
    this.#timer = setInterval(() => void this.#renewAll(listeners()), presence.everyMs).unref();
  }

  /** Resolves when the source knows of a new subscription, or has failed to. */
  async opened(listener: Listener): Promise<void> {
    await this.#renew([listener]);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  async #renewAll(listeners: readonly Listener[]): Promise<void> {
    if (this.#isRenewing || listeners.length === 0) return;
    this.#isRenewing = true;
    await this.#renew(listeners);
    this.#isRenewing = false;
  }

  async #renew(listeners: readonly Listener[]): Promise<void> {
    try {
      await this.#presence?.renew(listeners);
    } catch (error) {
      this.#log.warn({ err: error }, 'a live source could not be told who listens');
    }
  }
}
