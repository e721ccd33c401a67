import type { AnyEvent } from './event.js';
import type { Viewer } from './viewer.js';

/** What a subscription listens to: an author, a user, a conversation. Opaque to the gateway. */
export type Topic = string;

/** The coerced arguments of a subscribed field, without `after`. */
export type FieldArguments = Readonly<Record<string, unknown>>;

/** An event as a live source reads it: from the stream, or rebuilt from stored data by `replay`. */
export type LiveEvent = Pick<AnyEvent, 'type' | 'at' | 'trace' | 'payload'>;

/**
 * The value of the `Subscription` field for one event, in the schema of the subgraph that owns the field. It holds keys only:
 * the query plan fetches everything else. A field of a union or interface type needs `__typename`.
 */
export type LiveValue = Readonly<Record<string, unknown>>;

/** A viewer with open subscriptions of one field, and the arguments of these. */
export interface Listener {
  readonly viewerId: string;
  readonly args: FieldArguments;
}

/** How the topic set of a viewer's open subscriptions changes. */
export interface TopicChange {
  readonly viewerId: string;
  readonly topic: Topic;
  /** True adds the topic, false removes it. */
  readonly listens: boolean;
  /** Selects the subscriptions that change by the arguments of their field. @default all of the viewer */
  readonly appliesTo?: (args: FieldArguments) => boolean;
}

/** Which viewers may receive an event at this moment, and what they may share. */
export interface Reception {
  /** One entry per viewer, in the order of `viewerIds`. */
  readonly mayReceive: readonly boolean[];
  /**
   * Whether all viewers who may receive the event see the same entities behind its keys. When true, the gateway resolves the
   * fields that do not depend on the viewer once for all of them. When false, each viewer gets an execution of their own.
   */
  readonly isShared: boolean;
  /**
   * One entry per viewer: an event that is sent to the viewer directly after this one, for what takes the place of what has gone.
   * Null for a viewer without one. @default none
   */
  readonly next?: readonly (LiveEvent | null)[];
}

/** An event that `replay` has rebuilt. */
export interface StoredEvent<E> {
  readonly event: E;
  /** A Snowflake: `replay` with this as `since` returns what comes after the event. */
  readonly id: string;
}

/**
 * The source of one `Subscription` field. The live engine of the gateway handles topics, cursors, viewers and sinks; the
 * source decides everything that depends on the product. It is opened in the gateway's process.
 */
export interface LiveSource<E extends LiveEvent = LiveEvent> {
  /** The stream that carries the events. All sources of one stream share one consumer per gateway. */
  readonly stream: string;

  /**
   * The list name inside the signed cursors of this field (see `packLiveCursor`). Unique per field, so that the cursor of one
   * field is refused by another.
   */
  readonly cursorList: string;

  /**
   * A channel of signals (`Bus.signal`) that are told beside the events. `topicOf`, `mayReceive` and `toValue` get them like events, with
   * an empty cursor. A signal has no place: it is never told late, missed or repeated by a resume, and no gap counts it.
   */
  readonly signals?: string;

  /**
   * The durable consumer that writes what clients can query (a timeline, a conversation). An event is on the stream before this
   * consumer has handled it. So new subscriptions start where the consumer is, and a gap is sent only once the consumer has
   * reached it: a client that then queries finds everything. Without it, new subscriptions start at the newest event.
   */
  readonly progress?: string;

  /**
   * Fields of the value that refer to the event's subject. When one of them is selected, resolves to null and there is no
   * error, then the subject was deleted or hidden in the meantime, and nothing is sent.
   */
  readonly subjectFields?: readonly string[];

  /**
   * What a viewer's subscription listens to. Called once for all subscriptions of a viewer with the same arguments. The set may
   * hold too many topics, never too few: `mayReceive` decides. A rejection refuses the subscription with that error.
   */
  topicsOf(viewer: Viewer, args: FieldArguments): Promise<ReadonlySet<Topic>>;

  /**
   * How the topic sets of open subscriptions change with the events of a stream. With the stream of the source itself, an event that adds
   * a topic is told to who listens because of it, live and when a subscription resumes.
   */
  readonly follow?: {
    readonly stream: string;
    /** Called for every event of the stream; returns at once. */
    changesOf(event: LiveEvent): readonly TopicChange[];
  };

  /**
   * Tells a source who listens, so that it can keep that under a short time to live: `renew` gets a subscription before its first
   * event, and all open ones of the gateway every `everyMs`. A rejection is logged, and keeps nothing from the clients.
   */
  readonly presence?: {
    readonly everyMs: number;
    renew(listeners: readonly Listener[]): Promise<void>;
  };

  /** The topic of an event; null for an event of the stream that is not for this field. */
  topicOf(event: LiveEvent): Topic | null;

  /**
   * Which viewers may receive the event, and whether they share it. Called for every event, and again for a notice that had to
   * wait, so it reads the current state in one batch. `viewerIds` is never empty, and may repeat an id. After a rejection the
   * gateway tries again for some time, then the event becomes a gap for these viewers.
   */
  mayReceive(event: E, viewerIds: readonly string[]): Promise<Reception>;

  /**
   * Whether the event only says that clients must query again. Who may receive it gets `gapValue` with 0 missing events, once
   * `progress` has reached the event; `toValue` is not called for it. @default false
   */
  isGap?(event: E): boolean;

  /** The value of the field. `cursor` resumes the subscription after this event; '' for a signal. */
  toValue(event: E, cursor: string): LiveValue;

  /**
   * The value that tells a client to query again and then to resume from `cursor`. `missed` is the number of events, null when
   * it is unknown, 0 for an event of `isGap`. Without it, a subscription that would need a gap ends with SERVICE_UNAVAILABLE.
   */
  gapValue?(cursor: string, missed: number | null): LiveValue;

  /**
   * An id by which an event is recognised when a client may already have it: from the page that its cursor belongs to, or from
   * `replay`. Null for an event that has none.
   */
  idOf?(event: E): string | null;

  /**
   * Rebuilds from stored data what happened on the topics after `since`, for a cursor that is older than the stream; oldest
   * first. Null when it is too much to send, which becomes a gap. Without it, such a cursor always gets a gap.
   */
  replay?(topics: ReadonlySet<Topic>, since: string): Promise<readonly StoredEvent<E>[] | null>;
}

/** The live sources of a gateway, by `Subscription` field. */
export type LiveSources = Readonly<Record<string, LiveSource>>;
