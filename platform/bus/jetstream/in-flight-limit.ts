import type { Consumer, JetStreamManager } from '@nats-io/jetstream';
import type { Log } from '../../log.js';

export interface InFlightLimitOptions {
  manager: JetStreamManager;
  /** One per stream. */
  consumers: readonly Consumer[];
  /** The limit while no event is held back. */
  usual: number;
  durable: string;
  log: Log;
}

/**
 * How many held events are made up for. Each costs the leader some kilobytes and a progress message every `ackWait / 3`.
 */
const MAX_HELD = 10_000;

/**
 * The number of unacknowledged events that the server allows (`max_ack_pending`). Events that wait for a newer process
 * count among them, so the limit grows with them: events of other keys go on. Beyond MAX_HELD the consumer stops, and
 * the events stay in the stream.
 */
export class InFlightLimit {
  readonly #options: InFlightLimitOptions;
  /** The limit that was set last; null when an earlier leader may have left another one. */
  #current: number | null = null;
  #isSetting = false;

  constructor(options: InFlightLimitOptions) {
    this.#options = options;
  }

  /** Must be called again and again: a process that joins sets the usual limit. `held` counts the events that are held back. */
  async fit(held: number): Promise<void> {
    const { usual, durable, log } = this.#options;
    // Twice the number, so that the limit grows faster than events come.
    const limit = usual + Math.min(MAX_HELD, Math.ceil((2 * held) / usual) * usual);
    if (this.#isSetting || (limit === usual && this.#current === usual)) return;
    this.#isSetting = true;
    try {
      for (const consumer of this.#options.consumers) await this.#set(consumer, limit);
      this.#current = limit;
      if (held >= MAX_HELD)
        log.error({ durable, held }, 'consumer stops: too many events wait for a newer process');
    } catch (error) {
      log.warn({ durable, err: error }, 'failed to set the limit of unacknowledged events, will be retried');
    } finally {
      this.#isSetting = false;
    }
  }

  async #set(consumer: Consumer, limit: number): Promise<void> {
    const { stream_name: stream, name, config } = await consumer.info();
    if (config.max_ack_pending === limit) return;
    await this.#options.manager.consumers.update(stream, name, { max_ack_pending: limit });
  }
}
