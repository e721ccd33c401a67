import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { Signal } from '../../event.js';
import type { SignalListener } from '../bus.js';
import type { Names } from './names.js';

/** Signals over core NATS. No stream has their subjects, so the server stores none. */
export class Signals {
  readonly #nc: NatsConnection;
  readonly #names: Names;

  constructor(nc: NatsConnection, names: Names) {
    this.#nc = nc;
    this.#names = names;
  }

  /** The caller asks first whether there is a connection: without one the client would send the signal later, when it is no longer true. */
  send(channel: string, signal: Signal): void {
    this.#nc.publish(this.#names.signals(channel), JSON.stringify(signal));
  }

  /** After a lost connection the client subscribes again by itself. */
  async listen(channel: string, listener: SignalListener): Promise<AsyncDisposable> {
    const subscription = this.#nc.subscribe(this.#names.signals(channel), {
      callback: (error, message) => {
        const signal = error ? null : decode(message);
        if (signal) listener(signal);
      },
    });
    // The server has the subscription when it answers.
    await this.#nc.flush();
    return { [Symbol.asyncDispose]: () => Promise.resolve(end(subscription)) };
  }
}

function end(subscription: Subscription): void {
  if (!subscription.isClosed()) subscription.unsubscribe();
}

function decode(message: Msg): Signal | null {
  try {
    const signal = message.json<Partial<Signal>>();
    return typeof signal.type === 'string' && typeof signal.at === 'number' ? (signal as Signal) : null;
  } catch {
    return null;
  }
}
