import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { MessageType, parseMessage, type ConnectionInitMessage, type SubscribeMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { AccessToken } from '#platform/tokens/index.js';
import type { Limits } from '../limits.js';
import { CallerGone } from '../data-source/index.js';
import type { StartPositions, SubscriptionEngine } from '../live/index.js';
import { leaving, mask, type Caller, type Outcome, type Pipeline } from '../pipeline/index.js';
import { alreadyExists, CLOSE, NOT_UTF8 } from './close-codes.js';
import type { Connection } from './connections.js';
import { frames } from './frames.js';
import { MessageAllowance } from './message-rate.js';
import { BackpressuredWriter } from './backpressured-writer.js';
import { SocketAccess, type SocketAccessDeps } from './socket-access.js';
import { channelOf } from './socket-channel.js';
import { SocketSink } from './socket-sink.js';
import { operationIn } from './subscribe-payload.js';
import type { NextFrames } from './text-frame.js';

/** What all socket connections share. */
export interface ConnectionDeps extends SocketAccessDeps {
  pipeline: Pick<Pipeline, 'run'>;
  live: Pick<SubscriptionEngine, 'startPositions' | 'subscribe'>;
  limits: Limits;
  clock: Clock;
  log: Log;
  nextFrames: NextFrames;
  /** Called when the user of a connection is known; returns false when the user has too many. */
  onIntroduced: (connection: SocketConnection, viewerId: string) => boolean;
  /** Called with the code with which the gateway closes the socket. */
  onClose: (code: number) => void;
}

/** One client's socket, speaking graphql-transport-ws: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
export class SocketConnection implements Connection {
  readonly clientIp: string | null;
  readonly openedAt: number;
  readonly #writer: BackpressuredWriter<Buffer>;
  readonly #socket: WebSocket;
  readonly #deps: ConnectionDeps;
  /** Running operations and open subscriptions by the id that the client chose; aborting ends them. */
  readonly #operations = new Map<string, AbortController>();
  readonly #allowance: MessageAllowance;
  #answeredPing = true;
  #introduction: 'none' | 'checking' | 'accepted' = 'none';
  readonly #access: SocketAccess;

  constructor(socket: WebSocket, stream: Socket, clientIp: string | null, deps: ConnectionDeps) {
    this.#socket = socket;
    this.#deps = deps;
    this.clientIp = clientIp;
    this.#access = new SocketAccess(deps);
    this.openedAt = deps.clock.now();
    this.#writer = new BackpressuredWriter(channelOf(socket, stream), () => deps.clock.now());
    const { messagesPerSecond: perSecond, messageBurst: burst } = deps.limits;
    this.#allowance = new MessageAllowance({ perSecond, burst }, () => deps.clock.now());
    // As the server of graphql-ws does, a binary frame is read as a text frame: some clients send nothing else.
    socket.on('message', (data) => {
      if (this.#allows()) void this.#receive(data as Buffer);
    });
    socket.on('ping', (data: Buffer) => {
      if (this.#allows()) socket.pong(data);
    });
    socket.on('pong', () => {
      if (this.#allows()) this.#answeredPing = true;
    });
    socket.on('close', () => this.#end());
  }

  get access(): AccessToken | null {
    return this.#access.token;
  }

  get introduced(): boolean {
    return this.#introduction !== 'none';
  }

  get stalledFor(): number {
    return this.#writer.stalledFor;
  }

  running = 0;

  close(code: number, reason: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#deps.onClose(code);
    this.#socket.close(code, reason);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  ping(): boolean {
    if (!this.#answeredPing) return false;
    this.#answeredPing = false;
    this.#socket.ping();
    return true;
  }

  /** Whether the message is within the rate limit; a message that is not closes the socket unread. */
  #allows(): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    const allowed = this.#allowance.take();
    if (!allowed) this.close(CLOSE.TooMany, 'Too many messages');
    return allowed;
  }

  async #receive(data: Buffer): Promise<void> {
    // ws has checked text frames.
    if (!isUtf8(data)) return this.close(NOT_UTF8, '');
    try {
      const message = this.#parse(data);
      if (!message) return this.close(CLOSE.BadRequest, 'Invalid message received');
      if (message.type === MessageType.ConnectionInit) return await this.#introduce(message);
      if (message.type === MessageType.Ping) return await this.#answerPing(message.payload);
      if (message.type === MessageType.Pong) return;
      if (message.type === MessageType.Complete) return this.#finish(message.id);
      if (message.type === MessageType.Subscribe) return await this.#begin(message);
      this.close(CLOSE.BadRequest, 'Invalid message received');
    } catch (error) {
      this.#deps.log.error({ err: error }, 'a socket message could not be handled');
      this.close(CLOSE.InternalServerError, 'Internal server error');
    }
  }

  #parse(data: Buffer): ReturnType<typeof parseMessage> | null {
    try {
      return parseMessage(data.toString());
    } catch {
      return null;
    }
  }

  async #introduce({ payload }: ConnectionInitMessage): Promise<void> {
    const { TooManyInitialisationRequests } = CLOSE;
    if (this.introduced) return this.close(TooManyInitialisationRequests, 'Too many initialisation requests');
    this.#introduction = 'checking';
    const refusal = await this.#access.introduce(payload);
    if (refusal) return this.close(refusal.code, refusal.reason);
    const viewerId = this.access?.viewer.id;
    if (viewerId !== undefined && !this.#deps.onIntroduced(this, viewerId)) {
      return this.close(CLOSE.TooMany, 'Too many sockets');
    }
    this.#introduction = 'accepted';
    this.#writer.send(frames.acknowledge());
  }

  /** A ping may carry a new token of the same user, which extends the life of the socket and its subscriptions. */
  async #answerPing(payload: Record<string, unknown> | undefined): Promise<void> {
    const renewed = await this.#access.renew(payload);
    if (renewed === false) return this.close(CLOSE.Forbidden, 'Forbidden');
    // The token is not echoed.
    if (renewed) return this.#writer.send(frames.pong(undefined));
    this.#echo(payload);
  }

  #echo(payload: Record<string, unknown> | undefined): void {
    let pong: Buffer;
    try {
      pong = frames.pong(payload);
    } catch {
      // A payload can be nested so deeply that it can be parsed but not serialised.
      return this.close(CLOSE.BadRequest, 'Invalid message received');
    }
    this.#writer.send(pong);
  }

  async #begin({ id, payload }: SubscribeMessage): Promise<void> {
    if (this.#introduction !== 'accepted') return this.close(CLOSE.Unauthorized, 'Unauthorized');
    if (this.#operations.has(id)) return this.close(CLOSE.SubscriberAlreadyExists, alreadyExists(id));
    // Read now: the subscription receives everything from here on.
    const positions = this.#deps.live.startPositions;
    const abort = new AbortController();
    const caller = this.#caller(abort.signal);
    if (this.#operations.size >= this.#deps.limits.operationsPerSocket) {
      return this.#refuse(
        id,
        new RookeryError('RATE_LIMITED', { message: 'Too many operations on one socket.' }),
        caller,
      );
    }
    this.#operations.set(id, abort);
    this.running++;
    try {
      const outcome = await this.#deps.pipeline.run(operationIn(payload), caller);
      if (abort.signal.aborted) return;
      if (outcome.kind === 'answer') this.#answer(id, outcome);
      else await this.#stream(id, outcome, positions, abort.signal, caller);
    } finally {
      this.running--;
    }
  }

  #answer(id: string, { result }: Extract<Outcome, { kind: 'answer' }>): void {
    this.#operations.delete(id);
    // The protocol has its own message for an operation that was refused before execution.
    if (result.data === undefined) return this.#writer.send(frames.error(id, result.errors ?? []));
    this.#writer.send(frames.next(id, result));
    this.#writer.send(frames.complete(id));
  }

  async #stream(
    id: string,
    { subscription }: Extract<Outcome, { kind: 'subscription' }>,
    positions: StartPositions,
    signal: AbortSignal,
    caller: Caller,
  ): Promise<void> {
    const fail = (error: unknown): void => {
      this.#operations.delete(id);
      this.#refuse(id, error, caller);
    };
    const complete = (): void => {
      this.#operations.delete(id);
      this.#writer.send(frames.complete(id));
    };
    try {
      const close = await this.#deps.live.subscribe(
        subscription,
        { positions },
        new SocketSink(this.#writer, this.#deps.nextFrames, id, { fail, complete }),
      );
      if (signal.aborted) close();
      else signal.addEventListener('abort', close, { once: true });
    } catch (error) {
      fail(error);
    }
  }

  #refuse(id: string, error: unknown, { requestId }: Caller): void {
    const masked = mask(error, this.#deps.log, requestId);
    this.#writer.send(frames.error(id, [{ ...masked, extensions: { ...masked.extensions, requestId } }]));
  }

  #caller(signal: AbortSignal): Caller {
    return {
      requestId: randomUUID(),
      clientIp: this.clientIp,
      identify: () => this.#access.identify(() => this.close(CLOSE.Forbidden, 'Access has ended')),
      onLeft: leaving(signal),
      via: 'socket',
      takesEvents: true,
      headers: this.#access.headers,
    };
  }

  #finish(id: string): void {
    const abort = this.#operations.get(id);
    this.#operations.delete(id);
    abort?.abort(new CallerGone('The client ended the operation.'));
  }

  #end(): void {
    for (const id of [...this.#operations.keys()]) this.#finish(id);
    this.#writer.release();
  }
}
