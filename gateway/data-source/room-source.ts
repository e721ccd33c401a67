import type { GraphQLDataSource } from '@apollo/gateway';
import { Pool } from 'undici';
import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { RoomName } from '#platform/room.js';
import { createSigner } from '#platform/signature.js';
import type { RequestContext } from '#platform/viewer.js';
import { readAnswer, type RoomAnswer } from './answer.js';
import { Deadline } from './deadline.js';
import { failureOf, isRoomsFault, isWorthRetrying } from './failure.js';
import { createGuard } from './guard.js';
import { pathsOf } from './paths.js';

/** On whose behalf a room is asked, and until when the answer is wanted. */
export interface FetchContext extends RequestContext {
  /** Aborts when the client has left or the operation's time is over. */
  readonly signal: AbortSignal;
}

export interface RoomSourceOptions {
  room: RoomName;
  url: string;
  /** The secret that requests are signed with. */
  secret: Buffer;
  /** ms for one fetch, its retry included. */
  fetchMs: number;
  clock: Clock;
  log: Log;
  /** Told how every fetch went. */
  observe: (outcome: 'ok' | 'failed', ms: number) => void;
}

/** Connections per room: as many fetches as may be under way at once. */
const CONNECTIONS = 128;
/** Less than the rooms keep theirs open (65 s), so that the gateway is always the one to let go. */
const KEEP_ALIVE_MS = 30_000;
/** Many times what the largest honest page weighs. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/**
 * Asks one room. The only way from the gateway to the rooms: pooled connections, signed requests, a deadline, one
 * more try for queries, and a guard against rooms that are slow or down. A failure becomes an error of the table in the answer, so that the other rooms' data survives.
 */
export class RoomSource implements GraphQLDataSource, AsyncDisposable {
  readonly #options: RoomSourceOptions;
  readonly #pool: Pool;
  readonly #path: string;
  readonly #sign: ReturnType<typeof createSigner>;
  readonly #guard = createGuard(isRoomsFault);

  constructor(options: RoomSourceOptions) {
    const { origin, pathname } = new URL(options.url);
    this.#options = options;
    this.#path = pathname;
    this.#pool = new Pool(origin, { connections: CONNECTIONS, keepAliveTimeout: KEEP_ALIVE_MS });
    this.#sign = createSigner(options.secret, options.room, options.clock);
  }

  async process({ request, context }: Parameters<GraphQLDataSource['process']>[0]): Promise<RoomAnswer> {
    const { query = '', variables, operationName } = request;
    const startedAt = performance.now();
    const { fetchContext } = context as { fetchContext: FetchContext };
    const body = JSON.stringify({ query, variables, operationName });
    try {
      const answer = await this.#guard.policy.execute(() => this.#ask(query, body, fetchContext));
      this.#observe('ok', startedAt);
      return answer;
    } catch (error) {
      this.#observe('failed', startedAt);
      const { room, log } = this.#options;
      const { code } = failureOf(error);
      log.warn({ err: error, to: room, code, requestId: fetchContext.requestId }, 'a room did not answer');
      const { message, extensions } = new RookeryError(code);
      return { data: null, errors: pathsOf(query).map((path) => ({ message, path, extensions })) };
    }
  }

  /** Whether the room answered lately; false while it is left alone. */
  get healthy(): boolean {
    return this.#guard.closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#pool.close();
  }

  async #ask(query: string, body: string, context: FetchContext): Promise<RoomAnswer> {
    const deadline = new Deadline(this.#options.fetchMs, context.signal);
    try {
      return await this.#send(body, context, deadline.signal).catch((error: unknown) => {
        // A mutation that got no answer may have been carried out: only its sender can decide to send it again.
        if (query.startsWith('mutation') || !isWorthRetrying(error)) throw error;
        return this.#send(body, context, deadline.signal);
      });
    } finally {
      deadline.end();
    }
  }

  async #send(body: string, context: FetchContext, signal: AbortSignal): Promise<RoomAnswer> {
    const { viewer, requestId, clientIp } = context;
    const response = await this.#pool.request({
      method: 'POST',
      path: this.#path,
      headers: { 'content-type': 'application/json', ...this.#sign({ viewer, requestId, clientIp }, body) },
      body,
      signal,
    });
    return readAnswer(response.statusCode, response.body, MAX_ANSWER_BYTES);
  }

  #observe(outcome: 'ok' | 'failed', startedAt: number): void {
    this.#options.observe(outcome, performance.now() - startedAt);
  }
}
