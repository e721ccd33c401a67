import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Msg, Subscription } from '@nats-io/transport-node';
import type { AnyEvent } from '#schema/events.js';
import type { Log } from '../../log.js';
import { MAX_DELIVERIES, type ConsumeOptions, type Reaction } from '../bus.js';
import { Lanes } from '../lanes.js';
import { refusal } from '../refusal.js';
import type { AgainReply } from './dead-letters.js';
import { decode } from './decode.js';
import { soon } from './soon.js';

export interface DurableOptions extends ConsumeOptions {
  log: Log;
  /** ms before the second, third, ... delivery. */
  backoff: readonly number[];
  /** ms after which the server gives out again what this process holds without a sign of life. */
  ackWait: number;
  bury: (message: string, event: AnyEvent | null, reason: string) => Promise<void>;
}

/** A message that this process has taken. */
interface Held {
  message: JsMsg;
  event: AnyEvent | null;
  /** How often its reaction was tried, by the processes before this one too. */
  count: number;
  /** Why it must become a dead letter. */
  reason: string | null;
}

/** Deliveries after which nobody can have lived to answer: the reaction takes its process down with it. */
const DEADLY = 4 * MAX_DELIVERIES;

/** How many messages are held for each that is handled, so that the next are at hand in every lane. */
const AHEAD = 4;

/** ms until a dead letter that could not be stored is tried again. */
const BURY_AGAIN = 1_000;

/**
 * This process's share in a durable consumer. A failing event is tried again here, in its lane, and not handed back:
 * so those behind it keep their order. A sign of life keeps the server from giving it to others meanwhile.
 */
export class Durable {
  readonly #options: DurableOptions;
  readonly #lanes: Lanes;
  readonly #held = new Set<Held>();
  readonly #limit: number;
  readonly #signsOfLife: NodeJS.Timeout;
  readonly #sources: { messages: ConsumerMessages; read: Promise<void> }[] = [];
  #roomFor: (() => void)[] = [];
  #requests: Subscription | null = null;
  #closing = false;

  constructor(options: DurableOptions) {
    const { concurrency = 16 } = options;
    this.#options = options;
    this.#lanes = new Lanes(concurrency);
    this.#limit = AHEAD * concurrency;
    this.#signsOfLife = setInterval(() => {
      for (const { message } of this.#held) message.working();
    }, options.ackWait / 3);
  }

  read(messages: ConsumerMessages): void {
    this.#sources.push({ messages, read: this.#take(messages) });
  }

  /** Answers requests to handle a dead letter once more. */
  answer(requests: Subscription): void {
    this.#requests = requests;
    void (async () => {
      for await (const request of requests) this.#again(request);
    })();
  }

  /** Takes no more, waits for what is being handled, and hands the rest back at once. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#requests && !this.#requests.isClosed()) this.#requests.unsubscribe();
    for (const resolve of this.#roomFor.splice(0)) resolve();
    this.#lanes.capacity = 0;
    await Promise.all(this.#sources.map(({ messages }) => stop(messages)));
    await Promise.all([this.#lanes.idle(), ...this.#sources.map(({ read }) => read)]);
    this.#lanes.clear();
    clearInterval(this.#signsOfLife);
    // Not before every source has ended: the server would give some of them to this process again.
    for (const { message } of this.#held) message.nak();
    this.#held.clear();
  }

  async #take(messages: ConsumerMessages): Promise<void> {
    // The iterator asks the server for more only as far as it is read: waiting here bounds what this process holds.
    for await (const message of messages) {
      if (this.#held.size >= this.#limit && !this.#closing) {
        await new Promise<void>((resolve) => this.#roomFor.push(resolve));
      }
      this.#hold(message);
    }
  }

  #hold(message: JsMsg): void {
    const event = decode(message);
    // No filter on the server: which types a consumer wants may change from one version to the next.
    if (event && !this.#reaction(event)) return message.ack();
    const count = message.info.deliveryCount - 1;
    const reason = event ? null : `Not an event: ${message.string().slice(0, 200)}`;
    const held: Held = {
      message,
      event,
      count,
      reason: count >= DEADLY ? 'It was never answered for.' : reason,
    };
    this.#held.add(held);
    this.#lanes.add(event?.key ?? '', () => this.#attempt(held));
  }

  async #attempt(held: Held): Promise<number | null> {
    const { log, durable, backoff } = this.#options;
    const { event, message } = held;
    if (held.reason === null && event) {
      held.count++;
      const failure = await this.#failure(event);
      if (failure === null) return this.#release(held);
      if (held.count < MAX_DELIVERIES && refusal(event) === null) {
        log.warn(
          { durable, event: event.id, type: event.type, reason: failure },
          'reaction failed, trying again',
        );
        return backoff[Math.min(held.count, backoff.length) - 1] ?? 0;
      }
      held.reason = failure;
    }
    return (await this.#bury(held, event?.id ?? message.subject + message.seq))
      ? this.#release(held)
      : BURY_AGAIN;
  }

  async #bury({ event, reason }: Held, message: string): Promise<boolean> {
    const { log, durable, bury } = this.#options;
    try {
      await bury(message, event, reason ?? '');
      log.error({ durable, message, reason }, 'event became a dead letter');
      return true;
    } catch (error) {
      log.error({ durable, message, reason, err: error }, 'a dead letter could not be stored, trying again');
      return false;
    }
  }

  #release(held: Held): null {
    held.message.ack();
    this.#held.delete(held);
    this.#roomFor.shift()?.();
    return null;
  }

  /** Handles an event: null, or why it failed. */
  async #failure(event: AnyEvent | null): Promise<string | null> {
    try {
      const refused = event ? refusal(event) : 'Not an event.';
      if (refused !== null) throw new Error(refused);
      if (event) await this.#reaction(event)?.(event);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #again(request: Msg): void {
    const event = decode(request);
    this.#lanes.add(event?.key ?? '', async () => {
      const reply: AgainReply = { error: await this.#failure(event) };
      request.respond(JSON.stringify(reply));
      return null;
    });
  }

  #reaction(event: AnyEvent): Reaction | undefined {
    return this.#options.reactions[event.type];
  }
}

/**
 * Ends a source. Its subscription is drained, which the library supports without having it in its types: what the
 * server has sent by now still arrives and can be handed back, instead of being missed until `ackWait` is over.
 */
async function stop(messages: ConsumerMessages): Promise<void> {
  const { sub } = messages as ConsumerMessages & { sub?: Subscription };
  if (sub && !sub.isClosed()) await soon(sub.drain());
  await messages.close();
}
