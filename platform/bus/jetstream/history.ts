import {
  DeliverPolicy,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
} from '@nats-io/jetstream';
import { PositionGone, type Observer, type Position } from '../bus.js';
import type { KeptEvent } from '../kept-events.js';
import { decode } from './decode.js';
import type { Names } from './names.js';

/** ms between two requests to the server. After an outage the library waits as long before it looks for its consumer. */
const ASK_EVERY = 1_000;

/** JetStream's code for "there is no such consumer". */
const UNKNOWN = 10_014;

/** Reads streams as they are, without leaving a trace in them: positions are JetStream's sequences. */
export class History {
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

  /** Below the floor everything is acknowledged; above it something is not, or has not been asked for. */
  async handledUpTo(stream: string, durable: string): Promise<Position> {
    try {
      return (await this.#manager.consumers.info(this.#names.stream(stream), durable)).ack_floor.stream_seq;
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== UNKNOWN) throw error;
      return this.position(stream);
    }
  }

  async tail(stream: string, observer: Observer): Promise<AsyncDisposable> {
    const consumer = await this.#behind(stream, await this.position(stream));
    const messages = await consumer.consume({
      expires: ASK_EVERY,
      callback: (message: JsMsg) => {
        const event = decode(message);
        if (event) observer(event, message.seq);
      },
    });
    return { [Symbol.asyncDispose]: async () => void (await messages.close()) };
  }

  async *replay(stream: string, after: Position, atMost = Infinity): AsyncGenerator<KeptEvent> {
    const { first_seq: first, last_seq: last } = await this.#state(stream);
    if (after > last || after + 1 < first || last - after > atMost)
      throw new PositionGone(`Position ${after} is not kept.`);
    if (after === last) return;
    const consumer = await this.#behind(stream, after);
    const messages = await consumer.consume({ expires: ASK_EVERY });
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
   * An ordered consumer that begins right behind a position. Naming the position, instead of asking for what is new,
   * lets it begin at the same place again when the server forgets it before the first event.
   */
  #behind(stream: string, position: Position) {
    const start = { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: position + 1 };
    return this.#js.consumers.get(this.#names.stream(stream), start);
  }

  async #state(stream: string) {
    return (await this.#manager.streams.info(this.#names.stream(stream))).state;
  }
}
