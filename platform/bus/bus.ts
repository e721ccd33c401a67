import type { AnyEvent, Signal } from '../event.js';

/**
 * The place of an event in its stream. Positions of a stream grow with every event and across restarts.
 * Positions of different streams cannot be compared.
 */
export type Position = number;

/**
 * Handles one event of a version that this process reads. An event of a newer version waits for a process that reads
 * it, and the events of its key wait behind it. Of any other version, it becomes a dead letter. A rejection
 * means "not done": the event is delivered again later, and becomes a dead letter after the last attempt. Rejections by an
 * outage of a service are no attempts (see `OutageOptions`). A reaction must not wait for an event that it publishes itself:
 * that event may be queued behind the current one under the same key.
 */
export type Reaction = (event: AnyEvent) => Promise<void>;

/** Observes one event. Must return at once and must not throw. */
export type Observer = (event: AnyEvent, position: Position) => void;

/** Receives one signal. Must return at once and must not throw. */
export type SignalListener = (signal: Signal) => void;

export interface ConsumeOptions {
  /**
   * Name of the durable consumer. All processes that use the same name share its work, and consumption
   * continues where it stopped. Letters, digits, `-` and `_`.
   */
  durable: string;
  /**
   * One reaction for each event type that the consumer wants. Other types are skipped. A reaction must settle
   * in bounded time.
   */
  reactions: Readonly<Record<string, Reaction>>;
  /**
   * How many events this process handles in parallel. Events of one key are handled one after the other, in
   * order, however many processes share the consumer and whichever of them dies. A failing event blocks its
   * key until it is handled or becomes a dead letter. A reaction must tolerate two things: redelivery of an
   * event, and a process that was suspended or disconnected for many seconds and continues with an event that
   * another process has started since.
   * @default 16
   */
  concurrency?: number;
}

/** An event that could not be handled. */
export interface DeadLetter {
  /** The argument for `replayDeadLetter`. */
  id: string;
  durable: string;
  /** Null when the message could not be parsed as an event; `reason` then quotes its beginning. */
  event: AnyEvent | null;
  /** The message of the last error. */
  reason: string;
  /** Time in ms since 1970. */
  at: number;
}

/** How many events of one type wait at one durable consumer. */
export interface WaitingCount {
  durable: string;
  type: string;
  count: number;
}

/** How many events of one type a durable consumer tries again and again because a service is away. */
export interface HeldCount extends WaitingCount {
  /** How long the oldest of them has been held, in seconds. */
  seconds: number;
}

/** `replay` was called for events that are no longer retained. */
export class PositionGone extends Error {
  override readonly name = 'PositionGone';
}

/**
 * The event bus: streams of events with limited retention. Delivery is at least once. Two implementations,
 * `memory.ts` for one process and `jetstream.ts` for many, pass the same contract suites
 * (`*.contract-suite.ts`).
 */
export interface Bus extends AsyncDisposable {
  /**
   * Resolves when the event is safe: stored by the stream or, in the memory bus, handled by every durable
   * consumer or moved to the dead letters. Publishing an event with the same id again has no effect except
   * the same wait. A rejection means "unknown": publish again. Does not hang on a consumer without processes, nor on
   * an event that waits for a newer process or for the end of an outage.
   */
  publish(event: AnyEvent): Promise<void>;

  /** Resolves when the consumer exists: it receives every event published from now on. */
  consume(options: ConsumeOptions): Promise<AsyncDisposable>;

  /**
   * Calls the observer for every event of a stream that is published from now on. Resolves when the
   * subscription is active. The observers of a stream are called in the order in which their tails were opened.
   */
  tail(stream: string, observer: Observer): Promise<AsyncDisposable>;

  /** The position of the newest event of a stream, or the one before the first when the stream is empty. */
  position(stream: string): Promise<Position>;

  /**
   * The retained events of a stream after position `after`, oldest first, up to the newest at the time of the
   * first iteration. Throws PositionGone when events after `after` are no longer retained, when there are
   * more than `atMost` positions after it, or when the stream has never reached that position (it was
   * re-created). A gap is never skipped silently.
   */
  replay(
    stream: string,
    after: Position,
    atMost?: number,
  ): AsyncIterable<{ event: AnyEvent; position: Position }>;

  /**
   * The ack floor: the position up to which a durable consumer has handled every event of a stream or moved
   * it to the dead letters. May lag behind the actual progress, and is never ahead of it. The newest position
   * when the consumer does not exist.
   */
  handledUpTo(stream: string, durable: string): Promise<Position>;

  /**
   * Sends a signal to all listeners of a channel, in all processes of the namespace. Returns at once and never throws. A signal is not stored:
   * who does not listen at that moment never gets it, and while the bus cannot be reached it is dropped. Those of one process
   * arrive in order. `channel`: letters, digits, `-` and `_`.
   */
  signal(channel: string, signal: Signal): void;

  /**
   * Calls the listener for every signal of a channel from now on. Resolves when the subscription is active. The listener must return at
   * once and must not throw.
   */
  onSignal(channel: string, listener: SignalListener): Promise<AsyncDisposable>;

  /** By durable consumer: the number of events that are being handled or waiting. */
  pending(): Promise<ReadonlyMap<string, number>>;

  /** The events that this process holds back because no process can read them yet. Without those behind them. */
  waiting(): WaitingCount[];

  /** The events that this process tries again because a service is away. Without those behind them. */
  held(): HeldCount[];

  /**
   * Stores a dead letter of an event that a consumer has accepted and gives up later. The same `once` is stored once (for a day
   * or longer). A rejection means "unknown": store it again.
   */
  addDeadLetter(
    letter: Pick<DeadLetter, 'durable' | 'reason'> & { event: AnyEvent; once: string },
  ): Promise<void>;

  /** The dead letters, oldest first. */
  deadLetters(): Promise<DeadLetter[]>;

  /** How many there are, without reading them. */
  deadLetterCount(): Promise<number>;

  /**
   * Delivers a dead letter to its consumer once more. Deletes it when the reaction succeeds; rejects when it
   * fails.
   */
  replayDeadLetter(id: string): Promise<void>;

  /** Deletes a dead letter for good: its event is never handled by that consumer. Rejects when there is none. */
  discardDeadLetter(id: string): Promise<void>;

  /**
   * Starts publishing. Before this call `publish` waits, so that every consumer exists before the first
   * event.
   */
  open(): void;

  /** Whether the bus can be reached. Becomes false within 1 s after the server stops responding. */
  healthy(): boolean;

  /** ms of uninterrupted connection. Infinity when it was never interrupted, 0 while it is. */
  steadyFor(): number;
}

/** The part of a bus that reads: what a gateway needs. */
export type BusReader = Pick<
  Bus,
  'tail' | 'position' | 'replay' | 'handledUpTo' | 'onSignal' | 'healthy' | 'steadyFor'
>;

/** How often an event is delivered before it becomes a dead letter. */
export const MAX_DELIVERIES = 5;
