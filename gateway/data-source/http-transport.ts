import { Pool } from 'undici';
import type { Clock } from '#platform/clock.js';
import type { RoomName } from '#platform/room.js';
import { createSigner } from '#platform/signature.js';
import { traceparent } from '#platform/tracing/index.js';
import type { RequestContext } from '#platform/viewer.js';
import { readAnswer, type RoomAnswer } from './answer.js';
import type { RoomRequest, RoomTransport } from './transport.js';

/** Connections per room: as many fetches as may be under way at once. */
const CONNECTIONS = 128;
/** Less than the rooms keep theirs open (65 s), so that the gateway is always the one to let go. */
const KEEP_ALIVE_MS = 30_000;
/** Many times what the largest honest page weighs. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** Asks a room in another process: pooled connections, signed requests, answers that are read with suspicion. */
export class HttpTransport implements RoomTransport {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #sign: ReturnType<typeof createSigner>;

  constructor(room: RoomName, url: string, secret: Buffer, clock: Clock) {
    const { origin, pathname } = new URL(url);
    this.#path = pathname;
    this.#pool = new Pool(origin, {
      connections: CONNECTIONS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxResponseSize: MAX_ANSWER_BYTES,
    });
    this.#sign = createSigner(secret, room, clock);
  }

  async send(request: RoomRequest, context: RequestContext, signal: AbortSignal): Promise<RoomAnswer> {
    const body = JSON.stringify(request);
    const trace = traceparent();
    const response = await this.#pool.request({
      method: 'POST',
      path: this.#path,
      headers: {
        'content-type': 'application/json',
        ...(trace === undefined ? {} : { traceparent: trace }),
        ...this.#sign(context, body),
      },
      body,
      signal,
    });
    return readAnswer(response.statusCode, await response.body.text());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#pool.close();
  }
}
