import type { Sink } from '../live/index.js';
import type { Outlet } from './backpressured-writer.js';
import { nextFrame } from './text-frame.js';

/** Sends the notices of one subscription to its socket. */
export class SocketSink implements Sink {
  readonly fail: Sink['fail'];
  readonly #outlet: Outlet<Buffer>;
  readonly #id: string;

  /** `id` is the client's name for the subscription. */
  constructor(outlet: Outlet<Buffer>, id: string, fail: Sink['fail']) {
    this.#outlet = outlet;
    this.#id = JSON.stringify(id);
    this.fail = fail;
  }

  next(payload: string): void {
    this.#outlet.send(nextFrame(this.#id, payload));
  }

  ready(): Promise<void> | undefined {
    return this.#outlet.ready();
  }
}
