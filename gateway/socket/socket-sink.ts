import type { SubscriptionSink } from '../live/index.js';
import type { BackpressuredWriter } from './backpressured-writer.js';
import { nextFrame } from './text-frame.js';

/** Sends the notices of one subscription to its socket. */
export class SocketSink implements SubscriptionSink {
  readonly fail: SubscriptionSink['fail'];
  readonly #writer: BackpressuredWriter<Buffer>;
  readonly #id: string;

  /** `id` is the client's name for the subscription. */
  constructor(writer: BackpressuredWriter<Buffer>, id: string, fail: SubscriptionSink['fail']) {
    this.#writer = writer;
    this.#id = JSON.stringify(id);
    this.fail = fail;
  }

  next(payload: string): void {
    this.#writer.send(nextFrame(this.#id, payload));
  }

  ready(): Promise<void> | undefined {
    return this.#writer.ready();
  }
}
