import type { GraphQLFormattedError } from 'graphql';
import type { Graph } from '#social/read-models/graph.js';
import { belongsAtHome, type Relationship, type TweetParticipants } from '#social/visibility.js';
import type { Viewer } from '#platform/viewer.js';
import {
  participantsOf,
  type TimelineEvent,
  type TweetChange,
  type PositionedChange,
} from '../timeline-event.js';
import type { LiveOperation, OperationParts } from '../operation/index.js';
import { inSlices, SharedText, type Recipient } from './shared-text.js';
import { joined } from '../operation/index.js';

/** What an event resolves to, ready for clients. */
export interface Payload {
  errors: readonly GraphQLFormattedError[];
  data: Record<string, unknown> | null;
}

/** How each user of an event is seen by those who might hear of it, in their order. */
type Relationships = readonly { id: string; relationships: readonly Relationship[] }[];

/** Resolves a happening for one viewer, or for everybody (null); to null when there is nothing to tell. */
export interface ResolvePayload {
  (operation: LiveOperation, timelineEvent: TimelineEvent, viewer: Viewer | null): Promise<Payload | null>;
  /** Errors that a payload may list, also one that is made of two. */
  readonly maxErrors: number;
}

/** Somebody who is to hear of a notice, if it is one for them. */
export interface Listener extends Recipient<Notice> {
  readonly operation: LiveOperation;
  readonly viewer: Viewer;
}

/**
 * One event on its way to those who might want to hear of it. What all of them need is done once: how they stand to the
 * users in it, and what of it is the same for all whose operations are the same. Nothing is made for each of them: no
 * promise, no closure.
 */
export class Notice {
  readonly change: TweetChange;
  readonly position: number;
  readonly #placed: PositionedChange;
  readonly #timelineEvent: TimelineEvent;
  readonly #graph: Graph;
  readonly #resolve: ResolvePayload;
  readonly #participants: TweetParticipants;
  readonly #shared = new Map<LiveOperation, Promise<Payload | null>>();
  readonly #sharedTexts = new Map<LiveOperation, SharedText<Notice>>();
  /** Those who came before the relationships, with their places. */
  #early: { listeners: Listener[]; places: number[] } | null = { listeners: [], places: [] };
  #relationships: Relationships = [];
  #failure: { error: unknown } | null = null;
  /** Those whose turn came late, gathered over one turn of the event loop. */
  #late: Listener[] | null = null;
  /** Whose relationship is looked at. */
  #place = 0;

  /** `viewerIds` are those who might want to hear of it; each is known by their place among them. */
  constructor(
    placed: PositionedChange,
    timelineEvent: TimelineEvent,
    viewerIds: readonly string[],
    graph: Graph,
    resolve: ResolvePayload,
  ) {
    this.change = placed.change;
    this.position = placed.place.position;
    this.#placed = placed;
    this.#timelineEvent = timelineEvent;
    this.#graph = graph;
    this.#resolve = resolve;
    this.#participants = participantsOf(placed.change);
    void readRelationships(this.#participants, viewerIds, graph)
      .then(
        (relationships) => (this.#relationships = relationships),
        (error: unknown) => (this.#failure = { error }),
      )
      .then(() => this.#serveEarly());
  }

  /** Where a client that has this notice goes on. */
  get cursor(): string {
    return this.#timelineEvent.cursor;
  }

  /** Hands its text over to the viewer at a place, or null when it is none of theirs. */
  deliverTo(listener: Listener, place: number): void {
    if (this.#early) {
      this.#early.listeners.push(listener);
      this.#early.places.push(place);
    } else if (this.#failure) listener.lose(this, this.#failure.error);
    else this.#deliverTo(listener, place);
  }

  /**
   * Hands over what its text is by now, or null. For somebody whose turn comes late: they may have been blocked since, or the
   * tweet deleted.
   */
  deliverAnewTo(listener: Listener): void {
    if (this.#late) return void this.#late.push(listener);
    const late = (this.#late = [listener]);
    setImmediate(() => {
      this.#late = null;
      const viewerIds = late.map(({ viewer }) => viewer.id);
      const anew = new Notice(this.#placed, this.#timelineEvent, viewerIds, this.#graph, this.#resolve);
      late.forEach((each, place) => anew.deliverTo(each, place));
    });
  }

  /** Its text for the viewer at a place; null when it is none of theirs. */
  textFor(
    { operation, viewer }: Pick<Listener, 'operation' | 'viewer'>,
    place: number,
  ): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const take = (_notice: Notice, text: string | null): void => resolve(text);
      this.deliverTo({ operation, viewer, take, lose: (_notice, error) => reject(error as Error) }, place);
    });
  }

  #serveEarly(): Promise<void> {
    const { listeners, places } = this.#early!;
    this.#early = null;
    return inSlices(listeners.length, (index) => this.deliverTo(listeners[index]!, places[index]!));
  }

  #deliverTo(listener: Listener, place: number): void {
    this.#place = place;
    if (!belongsAtHome(this.#participants, this.#relationshipTo)) return listener.take(this, null);
    const { operation, viewer } = listener;
    const { parts } = operation;
    const isForViewer = parts?.viewerTypes.has(this.#timelineEvent.__typename);
    const everybody = parts ? parts.everybody : operation;
    if (everybody && !isForViewer && this.#isPublic())
      return this.#textForEverybody(everybody).deliverTo(listener);
    void this.#resolveFor(operation, viewer, this.#isPublic()).then(
      (payload) => listener.take(this, textOf(payload)),
      (error: unknown) => listener.lose(this, error),
    );
  }

  async #resolveFor(operation: LiveOperation, viewer: Viewer, isPublic: boolean): Promise<Payload | null> {
    const { parts } = operation;
    // A protected tweet is shown by the subgraphs to those only who may see it.
    if (!isPublic || !parts) return this.#resolve(operation, this.#timelineEvent, viewer);
    const { everybody } = parts;
    const [same, own] = await Promise.all([
      everybody && this.#forEverybody(everybody),
      this.#resolve(parts.viewer, this.#timelineEvent, viewer),
    ]);
    return everybody && own ? same && together(same, own, parts, this.#resolve.maxErrors) : own;
  }

  /** Whether all who may see it see the same. */
  #isPublic(): boolean {
    const { authorId, originalAuthorId } = this.#participants;
    return this.#isOpen(authorId) && (originalAuthorId === null || this.#isOpen(originalAuthorId));
  }

  #isOpen(userId: string): boolean {
    const author = this.#relationshipTo(userId)?.author;
    return author != null && !author.protected && !author.suspended;
  }

  /** How the user is seen from the place that is looked at. */
  readonly #relationshipTo = (userId: string): Relationship | undefined => {
    for (const { id, relationships } of this.#relationships)
      if (id === userId) return relationships[this.#place];
    return undefined;
  };

  #forEverybody(operation: LiveOperation): Promise<Payload | null> {
    return kept(this.#shared, operation, () => this.#resolve(operation, this.#timelineEvent, null));
  }

  #textForEverybody(operation: LiveOperation): SharedText<Notice> {
    return kept(
      this.#sharedTexts,
      operation,
      () => new SharedText<Notice>(this, this.#forEverybody(operation).then(textOf)),
    );
  }
}

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

function together(same: Payload, own: Payload, { shape }: OperationParts, maxErrors: number): Payload {
  return {
    errors: [...same.errors, ...own.errors].slice(0, maxErrors),
    data: joined(same.data, own.data, shape) as Payload['data'],
  };
}

/** As clients get it. */
export function textOf(payload: Payload | null): string | null {
  if (!payload) return null;
  const { errors, data } = payload;
  return JSON.stringify(errors.length === 0 ? { data } : { errors, data });
}

/** Asks the graph, not a memory of it: a block or a protection of a moment ago holds. */
function readRelationships(
  { authorId, originalAuthorId, answeredId }: TweetParticipants,
  viewerIds: readonly string[],
  graph: Graph,
): Promise<Relationships> {
  const participants = new Set([authorId, originalAuthorId, answeredId].filter((id) => id !== null));
  return Promise.all(
    [...participants].map(async (id) => ({ id, relationships: await graph.relationshipsTo(id, viewerIds) })),
  );
}
