import type { SubscriptionSink } from '../live/index.js';
import type { BackpressuredWriter } from './backpressured-writer.js';
import type { NextFrames } from './text-frame.js';

/** Sends the notices of one subscription to its socket. */
export class SocketSink implements SubscriptionSink {
  readonly fail: SubscriptionSink['fail'];
  readonly complete: SubscriptionSink['complete'];
  readonly #writer: BackpressuredWriter<Buffer>;
  readonly #frames: NextFrames;
  readonly #id: string;

  /** `id` is the subscription id that the client chose. */
  constructor(
    writer: BackpressuredWriter<Buffer>,
    frames: NextFrames,
    id: string,
    { fail, complete }: Pick<SubscriptionSink, 'fail' | 'complete'>,
  ) {
    this.#writer = writer;
    this.#frames = frames;
    this.#id = JSON.stringify(id);
    this.fail = fail;
    this.complete = complete;
  }

  next(payload: string): void {
    this.#writer.send(this.#frames.frameOf(this.#id, payload));
  }

  ready(): Promise<void> | undefined {
    return this.#writer.ready();
  }
}
