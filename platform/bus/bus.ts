import type { AnyEvent } from '../event.js';

/**
 * Where an event stands in its stream: grows from event to event, and over restarts too. Positions of one stream can
 * be compared; those of different streams cannot.
 */
export type Position = number;

/**
 * Handles one event. A rejection means "not done": it is delivered again later, at the end to the dead letters. A
 * reaction must not wait for an event that it publishes itself: that one may stand behind it in the same lane.
 */
export type Reaction = (event: AnyEvent) => Promise<void>;

/** Sees one event as it passes; must return at once and must not throw. */
export type Observer = (event: AnyEvent, position: Position) => void;

export interface ConsumeOptions {
  /**
   * Names the consumer: all processes that use one name share its work, and it goes on where it stopped. Letters,
   * digits, `-` and `_`.
   */
  durable: string;
  /** One reaction for each event type that the consumer wants. All others pass by. Must settle in bounded time. */
  reactions: Readonly<Record<string, Reaction>>;
  /**
   * How many events this process handles side by side. Events of one key are handled one after the other, in order,
   * whatever number of processes share the consumer and whichever of them dies; one that fails keeps those behind it
   * waiting until it is handled or dead. Two things a reaction must stand: an event that comes again, and that a process
   * which stood still or was cut off for many seconds goes on with an event that others have begun with since.
   * @default 16
   */
  concurrency?: number;
}

/** An event that could not be handled. */
export interface DeadLetter {
  /** Names this letter to `replayDeadLetter`. */
  id: string;
  durable: string;
  /** Null when the message could not be read as an event; `reason` then quotes its beginning. */
  event: AnyEvent | null;
  /** The message of the last error. */
  reason: string;
  /** ms since 1970. */
  at: number;
}

/** `replay` was asked for events that are no longer kept. */
export class PositionGone extends Error {
  override readonly name = 'PositionGone';
}

/**
 * The bus: streams of events that are kept for a while. Delivery is at least once. Two implementations, one contract
 * (`bus.contract.ts`): `memory.ts` for one process, `jetstream.ts` for many.
 */
export interface Bus extends AsyncDisposable {
  /**
   * Resolves when the event is safe: stored by the stream, or, where nothing is stored, handled by every durable
   * consumer or dead. Publishing an event of the same id again does nothing but wait for the same. A rejection means
   * "unknown": publish again. It never hangs on a consumer that is away.
   */
  publish(event: AnyEvent): Promise<void>;

  /** Resolves when the consumer is established: nothing published from now on passes it by. */
  consume(options: ConsumeOptions): Promise<AsyncDisposable>;

  /** Shows every event of a stream to this process, from now on. Resolves when established. */
  tail(stream: string, observer: Observer): Promise<AsyncDisposable>;

  /** The position of the newest event of a stream, or the one before the first when there never was one. */
  position(stream: string): Promise<Position>;

  /**
   * The kept events of a stream behind `after`, oldest first, up to the newest at the time of the first step.
   * Throws PositionGone when events behind `after` are no longer kept, when there are more than `atMost` places behind it,
   * or when the stream has never come that far (it was made anew): a gap is never passed over in silence.
   */
  replay(
    stream: string,
    after: Position,
    atMost?: number,
  ): AsyncIterable<{ event: AnyEvent; position: Position }>;

  /**
   * The position up to which a durable consumer has handled every event of a stream, or given it up as a dead letter. May
   * lag a little behind what it has done, and is never ahead of it. The newest when there is no such consumer.
   */
  handledUpTo(stream: string, durable: string): Promise<Position>;

  /** How many events each durable consumer still has before it, by its name: handled at the moment or waiting. */
  pending(): Promise<ReadonlyMap<string, number>>;

  /** Events that failed too often, oldest first. */
  deadLetters(): Promise<DeadLetter[]>;

  /** Hands a dead letter to its consumer again, once, and forgets it when that works; rejects when it does not. */
  replayDeadLetter(id: string): Promise<void>;

  /** Lets publishing begin. Until then it waits, so that no event passes a consumer that is still being set up. */
  open(): void;

  /** Whether the bus can be reached at the moment; false within a second after it fell silent. */
  healthy(): boolean;

  /** ms for which it could be reached without a break, Infinity when it always could; 0 when it cannot. */
  steadyFor(): number;
}

/** How often an event is delivered before it becomes a dead letter. */
export const MAX_DELIVERIES = 5;
