import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Subscription } from '@nats-io/transport-node';
import type { AnyEvent } from '../../event.js';
import { decode } from './decode.js';
import { timely } from '../../timely.js';

/** A message that the leader has pulled and not acknowledged yet. */
export interface InFlightMessage {
  /** The same for every delivery of a message. */
  readonly id: string;
  /** The latest delivery. */
  message: JsMsg;
  /** The lowest consumer sequence under which the message arrived here. */
  since: number;
  readonly event: AnyEvent | null;
  /** Failed attempts so far; null while only other processes may have counted them. */
  attempts: number | null;
  /** Whether its attempts are stored in the TRIES stream. */
  isCounted: boolean;
  /** Whether a process has died while it handled this event. */
  isSuspect: boolean;
  /** Why the message must become a dead letter. */
  reason: string | null;
  /** Where the event is being handled; null while it waits. */
  where: 'here' | 'peer' | null;
}

export interface IntakeOptions {
  /** One per stream. No other process pulls from them while this process is the leader. */
  consumers: readonly Consumer[];
  /** Messages per pull request. */
  batch: number;
  /** Called in stream order. */
  onMessage: (inFlight: InFlightMessage) => void;
  /** The server has redelivered an in-flight message: it has received no progress message for `ackWait`. */
  onRedelivery: (inFlight: InFlightMessage) => void;
}

/** Pull request expiry in ms. After an outage the library waits this long before it pulls again. */
const PULL_EXPIRES = 2_000;

/** Interval in ms of checks whether all unacknowledged messages have arrived. */
const CHECK_EVERY = 200;

/**
 * Pulls messages and passes them on in stream order, even after redeliveries. Consumer sequences have no
 * gaps. So a gap (and the start) means that some messages went to another process or were lost, and will be
 * redelivered after newer ones. The intake then buffers incoming messages until every unacknowledged message
 * has arrived, and sorts them.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #inFlight = new Map<string, InFlightMessage>();
  readonly #sources: { messages: ConsumerMessages; read: Promise<void> }[] = [];
  readonly #opened: Promise<void>[];
  #buffered: InFlightMessage[] | null = null;
  #gaps = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#opened = options.consumers.map((consumer) => this.#open(consumer));
  }

  get inFlight(): Iterable<InFlightMessage> {
    return this.#inFlight.values();
  }

  forget({ id }: InFlightMessage): void {
    this.#inFlight.delete(id);
  }

  /** Stops pulling. Resolves when all messages that the server has sent have arrived. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#opened);
    await Promise.all(this.#sources.map(({ messages }) => stop(messages)));
    await Promise.all(this.#sources.map(({ read }) => read));
  }

  async #open(consumer: Consumer): Promise<void> {
    const messages = await consumer.consume({ max_messages: this.#options.batch, expires: PULL_EXPIRES });
    this.#sources.push({ messages, read: this.#read(messages) });
  }

  /**
   * Applies no back pressure: the server bounds unacknowledged messages (max ack pending), and only a
   * continuous pull receives redeliveries.
   */
  async #read(messages: ConsumerMessages): Promise<void> {
    let next = 0;
    for await (const message of messages) {
      const { deliverySequence } = message.info;
      if (deliverySequence !== next) this.#startBuffering();
      next = deliverySequence + 1;
      this.#accept(message, deliverySequence);
    }
  }

  #accept(message: JsMsg, since: number): void {
    const id = `${message.info.stream}:${message.seq}`;
    const known = this.#inFlight.get(id);
    if (known) {
      known.message = message;
      known.since = Math.min(known.since, since);
      this.#options.onRedelivery(known);
      return;
    }
    const inFlight: InFlightMessage = {
      ...{ id, message, since, event: decode(message), reason: null, where: null },
      ...{ attempts: message.info.deliveryCount === 1 ? 0 : null, isCounted: false, isSuspect: false },
    };
    this.#inFlight.set(id, inFlight);
    if (this.#buffered) this.#buffered.push(inFlight);
    else this.#options.onMessage(inFlight);
  }

  #startBuffering(): void {
    this.#gaps++;
    if (this.#buffered || this.#stopped) return;
    this.#buffered = [];
    void this.#flushWhenComplete();
  }

  async #flushWhenComplete(): Promise<void> {
    const gaps = this.#gaps;
    const complete = await this.#isComplete().catch(() => false);
    if (this.#stopped) return;
    if (!complete || gaps !== this.#gaps) {
      this.#timer = setTimeout(() => void this.#flushWhenComplete(), CHECK_EVERY);
      return;
    }
    const buffered = this.#buffered ?? [];
    this.#buffered = null;
    buffered.sort((a, b) => a.message.seq - b.message.seq);
    for (const inFlight of buffered) this.#options.onMessage(inFlight);
  }

  /** All streams must be complete: an event in flight elsewhere blocks its key in every stream. */
  async #isComplete(): Promise<boolean> {
    for (const consumer of this.#options.consumers) {
      const { stream_name: stream, num_ack_pending: unacked, delivered } = await consumer.info();
      // Messages delivered after the server took its count are not part of the count.
      const counted = [...this.#inFlight.values()].filter(
        ({ message, since }) => message.info.stream === stream && since <= delivered.consumer_seq,
      );
      if (counted.length !== unacked) return false;
    }
    return true;
  }
}

/**
 * Ends a source. Its subscription is drained first, which the library supports but does not have in its
 * public types: messages that the server has already sent still arrive and can be nak'ed, instead of being
 * redelivered only after `ackWait`.
 */
async function stop(messages: ConsumerMessages): Promise<void> {
  const { sub } = messages as ConsumerMessages & { sub?: Subscription };
  if (sub && !sub.isClosed()) await timely(sub.drain());
  await messages.close();
}
