import {
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  type StoredMsg,
} from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { AnyEvent } from '../../event.js';
import type { Clock } from '../../clock.js';
import type { DeadLetter } from '../bus.js';
import type { Names } from './names.js';
import { isNoResponders } from './no-responders.js';

/** The reply of a process that handled a dead letter once more: null, or the error message. */
export interface ReplayReply {
  error: string | null;
}

/** JetStream's error code for "stream not found". */
const NO_STREAM = 10_059;

/** Timeout in ms for handling a replayed dead letter. */
const REPLAY_TIMEOUT = 30_000;

/**
 * The dead letters of all durable consumers, in a stream of their own. The id of a letter is its stream
 * sequence.
 */
export class DeadLetters {
  readonly #nc: NatsConnection;
  readonly #js: JetStreamClient;
  readonly #manager: JetStreamManager;
  readonly #names: Names;
  readonly #clock: Clock;

  constructor(
    nc: NatsConnection,
    js: JetStreamClient,
    manager: JetStreamManager,
    names: Names,
    clock: Clock,
  ) {
    this.#nc = nc;
    this.#js = js;
    this.#manager = manager;
    this.#names = names;
    this.#clock = clock;
  }

  /** Stores a dead letter. The same message of the same consumer is stored once (`Nats-Msg-Id`). */
  async deadLetter(durable: string, message: string, event: AnyEvent | null, reason: string): Promise<void> {
    const letter: Omit<DeadLetter, 'id'> = { durable, event, reason, at: this.#clock.now() };
    const msgID = `${durable}/${message}`;
    await this.#js.publish(this.#names.dead(durable), JSON.stringify(letter), { msgID, timeout: 5_000 });
  }

  async count(): Promise<number> {
    const info = await this.#manager.streams.info(this.#names.stream('DEAD')).catch(noneIfNoStream);
    return info?.state.messages ?? 0;
  }

  async all(): Promise<DeadLetter[]> {
    const stream = this.#names.stream('DEAD');
    const info = await this.#manager.streams.info(stream, { deleted_details: true }).catch(noneIfNoStream);
    if (!info) return [];
    const { state } = info;
    const gone = new Set(state.deleted ?? []);
    const letters: DeadLetter[] = [];
    for (let seq = state.first_seq; state.messages > 0 && seq <= state.last_seq; seq++) {
      const message = gone.has(seq) ? null : await this.#manager.streams.getMessage(stream, { seq });
      if (message) letters.push(letterOf(message));
    }
    return letters;
  }

  async replay(id: string): Promise<void> {
    const { durable, event } = await this.#find(id);
    if (!event) throw new Error(`Dead letter ${id} holds no readable event.`);
    const { error } = await this.#requestReplay(durable, event);
    if (error !== null) throw new Error(error);
    await this.#delete(id);
  }

  async discard(id: string): Promise<void> {
    await this.#find(id);
    await this.#delete(id);
  }

  async #find(id: string): Promise<DeadLetter> {
    const seq = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
    const stream = this.#names.stream('DEAD');
    const message = seq === null ? null : await this.#manager.streams.getMessage(stream, { seq });
    if (!message) throw new Error(`No dead letter ${id} exists.`);
    return letterOf(message);
  }

  async #delete(id: string): Promise<void> {
    await this.#manager.streams.deleteMessage(this.#names.stream('DEAD'), Number(id));
  }

  async #requestReplay(durable: string, event: AnyEvent): Promise<ReplayReply> {
    try {
      const subject = this.#names.replay(durable);
      const message = await this.#nc.request(subject, JSON.stringify(event), { timeout: REPLAY_TIMEOUT });
      return message.json<ReplayReply>();
    } catch (error) {
      if (!isNoResponders(error)) throw error;
      throw new Error(`No consumer is attached to ${durable}.`, { cause: error });
    }
  }
}

function letterOf(message: StoredMsg): DeadLetter {
  return { ...message.json<Omit<DeadLetter, 'id'>>(), id: String(message.seq) };
}

/** A tool that only looks may come before the first process that creates the streams. */
function noneIfNoStream(error: unknown): null {
  if (error instanceof JetStreamApiError && error.code === NO_STREAM) return null;
  throw error;
}
