import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Subscription } from '@nats-io/transport-node';
import type { AnyEvent } from '../../event.js';
import { decode } from './decode.js';
import { withTimeout } from './with-timeout.js';

/** A message that the leader has taken and not answered yet. */
export interface InFlightMessage {
  /** The same for every delivery of a message. */
  readonly id: string;
  /** The newest delivery. */
  message: JsMsg;
  /** The lowest number among the deliveries of the consumer under which it came here. */
  since: number;
  readonly event: AnyEvent | null;
  /** How often its reaction was begun without being done; null where only others can know. */
  tries: number | null;
  /** Whether its tries were written down. */
  isMarked: boolean;
  /** Whether a process has died in the middle of it. */
  isSuspect: boolean;
  /** Why it must become a dead letter. */
  reason: string | null;
  /** Null while it waits. */
  where: 'here' | 'away' | null;
}

export interface IntakeOptions {
  /** One for each stream. Nobody else reads them while this process leads. */
  consumers: readonly Consumer[];
  /** How many messages are asked for at once. */
  batch: number;
  /** Called in the order of the stream. */
  onNext: (inFlight: InFlightMessage) => void;
  /** A message that is held came once more: the server has not heard of it for too long. */
  onAgain: (inFlight: InFlightMessage) => void;
}

/** ms between two requests for events. After an outage the library waits as long before it asks again. */
const ASK_EVERY = 2_000;

/** ms between two looks whether everything has come. */
const LOOK_EVERY = 200;

/**
 * Takes messages and passes them on in the order of their streams, whatever happened to deliveries. They are numbered
 * without a gap: a gap (and the very first) says that some went to another process, or were lost on the way, and will be
 * delivered again after newer ones. Then what comes is gathered until every message without an answer is here.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #inFlight = new Map<string, InFlightMessage>();
  readonly #sources: { messages: ConsumerMessages; read: Promise<void> }[] = [];
  readonly #opened: Promise<void>[];
  #gathered: InFlightMessage[] | null = null;
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

  /** Takes no more; resolves when all that the server has sent is here. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#opened);
    await Promise.all(this.#sources.map(({ messages }) => stop(messages)));
    await Promise.all(this.#sources.map(({ read }) => read));
  }

  async #open(consumer: Consumer): Promise<void> {
    const messages = await consumer.consume({ max_messages: this.#options.batch, expires: ASK_EVERY });
    this.#sources.push({ messages, read: this.#read(messages) });
  }

  /** Never waits: the server bounds what is held, and what was lost can come only to one who keeps asking. */
  async #read(messages: ConsumerMessages): Promise<void> {
    let next = 0;
    for await (const message of messages) {
      const { deliverySequence } = message.info;
      if (deliverySequence !== next) this.#gather();
      next = deliverySequence + 1;
      this.#take(message, deliverySequence);
    }
  }

  #take(message: JsMsg, since: number): void {
    const id = `${message.info.stream}:${message.seq}`;
    const known = this.#inFlight.get(id);
    if (known) {
      known.message = message;
      known.since = Math.min(known.since, since);
      this.#options.onAgain(known);
      return;
    }
    const inFlight: InFlightMessage = {
      ...{ id, message, since, event: decode(message), reason: null, where: null },
      ...{ tries: message.info.deliveryCount === 1 ? 0 : null, isMarked: false, isSuspect: false },
    };
    this.#inFlight.set(id, inFlight);
    if (this.#gathered) this.#gathered.push(inFlight);
    else this.#options.onNext(inFlight);
  }

  #gather(): void {
    this.#gaps++;
    if (this.#gathered || this.#stopped) return;
    this.#gathered = [];
    void this.#look();
  }

  async #look(): Promise<void> {
    const gaps = this.#gaps;
    const complete = await this.#isComplete().catch(() => false);
    if (this.#stopped) return;
    if (!complete || gaps !== this.#gaps) {
      this.#timer = setTimeout(() => void this.#look(), LOOK_EVERY);
      return;
    }
    const gathered = this.#gathered ?? [];
    this.#gathered = null;
    gathered.sort((a, b) => a.message.seq - b.message.seq);
    for (const inFlight of gathered) this.#options.onNext(inFlight);
  }

  /** All streams or none: what one process left running holds up its key in all of them. */
  async #isComplete(): Promise<boolean> {
    for (const consumer of this.#options.consumers) {
      const { stream_name: stream, num_ack_pending: unanswered, delivered } = await consumer.info();
      // What came after the server counted is not among what it counted.
      const counted = [...this.#inFlight.values()].filter(
        ({ message, since }) => message.info.stream === stream && since <= delivered.consumer_seq,
      );
      if (counted.length !== unanswered) return false;
    }
    return true;
  }
}

/**
 * Ends a source. Its subscription is drained, which the library supports without having it in its types: what the
 * server has sent by now still arrives and can be handed back, instead of being missed until `ackWait` is over.
 */
async function stop(messages: ConsumerMessages): Promise<void> {
  const { sub } = messages as ConsumerMessages & { sub?: Subscription };
  if (sub && !sub.isClosed()) await withTimeout(sub.drain());
  await messages.close();
}
