import {
  DeliverPolicy,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
} from '@nats-io/jetstream';
import { PositionGone, type Observer, type Position } from '../bus.js';
import type { RetainedEvent } from '../retained-events.js';
import { decode } from './decode.js';
import type { Names } from './names.js';

/** Pull request expiry in ms. After an outage the library waits this long before it re-creates its consumer. */
const PULL_EXPIRES = 1_000;

/** JetStream's error code for "consumer not found". */
const CONSUMER_NOT_FOUND = 10_014;

/** Reads streams without durable consumers. A position is a JetStream stream sequence. */
export class StreamReader {
  readonly #js: JetStreamClient;
  readonly #manager: JetStreamManager;
  readonly #names: Names;

  constructor(js: JetStreamClient, manager: JetStreamManager, names: Names) {
    this.#js = js;
    this.#manager = manager;
    this.#names = names;
  }

  async position(stream: string): Promise<Position> {
    return (await this.#state(stream)).last_seq;
  }

  /** The ack floor: everything up to it is acknowledged. */
  async handledUpTo(stream: string, durable: string): Promise<Position> {
    try {
      return (await this.#manager.consumers.info(this.#names.stream(stream), durable)).ack_floor.stream_seq;
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== CONSUMER_NOT_FOUND) throw error;
      return this.position(stream);
    }
  }

  async tail(stream: string, observer: Observer): Promise<AsyncDisposable> {
    const consumer = await this.#orderedConsumer(stream, await this.position(stream));
    const messages = await consumer.consume({
      expires: PULL_EXPIRES,
      callback: (message: JsMsg) => {
        const event = decode(message);
        if (event) observer(event, message.seq);
      },
    });
    return { [Symbol.asyncDispose]: async () => void (await messages.close()) };
  }

  async *replay(stream: string, after: Position, atMost = Infinity): AsyncGenerator<RetainedEvent> {
    const { first_seq: first, last_seq: last } = await this.#state(stream);
    if (after > last || after + 1 < first || last - after > atMost)
      throw new PositionGone(`Position ${after} is no longer retained.`);
    if (after === last) return;
    const consumer = await this.#orderedConsumer(stream, after);
    const messages = await consumer.consume({ expires: PULL_EXPIRES });
    try {
      for await (const message of messages) {
        const event = decode(message);
        if (event && message.seq <= last) yield { event, position: message.seq };
        if (message.seq >= last) return;
      }
    } finally {
      await messages.close();
      await consumer.delete().catch(() => undefined);
    }
  }

  /**
   * An ordered consumer that starts right after a position. An explicit start sequence (not "new") makes it
   * start at the same place again when the server drops it before the first message.
   */
  #orderedConsumer(stream: string, position: Position) {
    const start = { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: position + 1 };
    return this.#js.consumers.get(this.#names.stream(stream), start);
  }

  async #state(stream: string) {
    return (await this.#manager.streams.info(this.#names.stream(stream))).state;
  }
}
