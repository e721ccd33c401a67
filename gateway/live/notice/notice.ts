import type { LiveEvent, LiveSource, LiveValue, Reception } from '#platform/live-source.js';
import type { Viewer } from '#platform/viewer.js';
import { mergeParts, type LiveOperation, type OperationParts } from '../operation/index.js';
import type { PositionedEvent } from '../positioned-event.js';
import { Attempt } from './attempt.js';
import { Outage } from './outage.js';
import { printPayload, type Payload, type ResolvePayload } from './payload.js';
import { inSlices, SharedPayload, type Recipient } from './shared-payload.js';

/** One message to a client. A client that has it resumes after the cursor. */
export interface NoticeMessage {
  readonly payload: string;
  readonly cursor: string;
}

/** Receives a notice when the event is for its viewer. */
export interface Listener extends Recipient<Notice> {
  readonly operation: LiveOperation;
  readonly viewer: Viewer;
  /** Whether nobody waits for the notice any more. */
  readonly isClosed: boolean;
  /** The event could not be resolved: with an Outage, not within the time for it. */
  deliverFailure(notice: Notice, error: unknown): void;
  /** Receives the messages of an event that another one follows for this viewer. */
  deliverMessages(notice: Notice, messages: readonly NoticeMessage[]): void;
  /** The event says that the client must query again. */
  deliverGap(notice: Notice): void;
}

/** What a notice is made of. */
export interface NoticeParts {
  readonly positioned: PositionedEvent;
  /** '' for a signal. */
  readonly cursor: string;
  /** Whether it is a signal: told now or never. */
  readonly isSignal: boolean;
  /** Resumes with this event, for a client that has received a part of what it leads to. */
  readonly cursorBefore: () => string;
  readonly source: Pick<LiveSource, 'mayReceive' | 'toValue' | 'idOf' | 'isGap'>;
  readonly resolve: ResolvePayload;
  /** ms in which an event is tried again while something that it needs is away. */
  readonly retryMs: number;
}

/**
 * One event on its way to the subscriptions that may want it. What they share is done once: the check of who may receive it, and
 * the execution of what is the same for all viewers of one operation. Nothing is allocated per recipient: no promise, no
 * closure. While a subgraph or a store is away it is tried again, with the check, so that nobody receives an event without its data.
 */
export class Notice {
  readonly event: LiveEvent;
  readonly position: number;
  /** A client that has this notice resumes after this cursor. */
  readonly cursor: string;
  /** Whether it has no place among the events, and is dropped when it cannot be told at once. */
  readonly isSignal: boolean;
  /** The id by which a client may know the event already; null when there is none. */
  readonly id: string | null;
  readonly #parts: NoticeParts;
  /** Null for an event that says that clients must query again. */
  readonly #value: LiveValue | null;
  readonly #resolve: ResolvePayload;
  readonly #shared = new Map<LiveOperation, Promise<Payload | null>>();
  readonly #sharedPayloads = new Map<LiveOperation, SharedPayload<Notice, Listener>>();
  /** Listeners that came before the reception was read, and the indexes of their viewers. */
  #early: { listeners: Listener[]; viewerIndexes: number[] } | null = { listeners: [], viewerIndexes: [] };
  #reception: Reception | null = null;
  #failure: unknown;
  /** Listeners whose notice had to wait, collected over one turn of the event loop. */
  #late: Listener[] | null = null;
  readonly #attempt: Attempt;
  /** Listeners that wait for the next attempt. */
  #again: Listener[] | null = null;

  /** `viewerIds` are the viewers that may want it; listeners refer to them by index. */
  constructor(parts: NoticeParts, viewerIds: readonly string[], attempt = Attempt.first(parts.retryMs)) {
    const { positioned, cursor, isSignal, source, resolve } = parts;
    const { event, place } = positioned;
    this.event = event;
    this.position = place.position;
    this.cursor = cursor;
    this.isSignal = isSignal;
    this.id = source.idOf?.(event) ?? null;
    this.#parts = parts;
    this.#attempt = attempt;
    this.#value = source.isGap?.(event) ? null : source.toValue(event, cursor);
    this.#resolve = resolve;
    void source
      .mayReceive(event, viewerIds)
      .then(
        (reception) => (this.#reception = reception),
        (error: unknown) => (this.#failure = new Outage(error)),
      )
      .then(() => this.#serveEarly());
  }

  /** Delivers the payload for the viewer at an index; null when the event is not for them. */
  deliverTo(listener: Listener, viewerIndex: number): void {
    if (this.#early) {
      this.#early.listeners.push(listener);
      this.#early.viewerIndexes.push(viewerIndex);
    } else if (this.#reception) this.#deliver(this.#reception, listener, viewerIndex);
    else this.#fail(listener, this.#failure);
  }

  /** Delivers what the payload is by now. For a notice that had to wait: the viewer may have lost access since. */
  deliverRefreshedTo(listener: Listener): void {
    if (this.#late) return void this.#late.push(listener);
    const late = (this.#late = [listener]);
    setImmediate(() => {
      this.#late = null;
      this.#refresh(late);
    });
  }

  /** The messages for the viewer at an index: none when the event is not for them, 'gap' when they must query again. */
  messagesFor(
    listener: Pick<Listener, 'operation' | 'viewer' | 'isClosed'>,
    viewerIndex: number,
  ): Promise<readonly NoticeMessage[] | 'gap'> {
    return new Promise((resolve, reject) => {
      const { cursor } = this;
      this.deliverTo(
        {
          get operation() {
            return listener.operation;
          },
          viewer: listener.viewer,
          get isClosed() {
            return listener.isClosed;
          },
          deliver: (_notice, payload) => resolve(payload === null ? [] : [{ payload, cursor }]),
          deliverMessages: (_notice, messages) => resolve(messages),
          deliverGap: () => resolve('gap'),
          deliverFailure: (_notice, error) =>
            reject(error instanceof Error ? error : new Error(String(error))),
        },
        viewerIndex,
      );
    });
  }

  #serveEarly(): Promise<void> {
    const { listeners, viewerIndexes } = this.#early!;
    this.#early = null;
    return inSlices(listeners.length, (index) => this.deliverTo(listeners[index]!, viewerIndexes[index]!));
  }

  #deliver(reception: Reception, listener: Listener, viewerIndex: number): void {
    const { mayReceive, isShared, next } = reception;
    if (!mayReceive[viewerIndex]) return listener.deliver(this, null);
    const value = this.#value;
    if (value === null) return listener.deliverGap(this);
    const following = next?.[viewerIndex] ?? null;
    if (following !== null) return this.#deliverBoth(following, listener);
    const { operation, viewer } = listener;
    const { parts } = operation;
    const shared = parts ? parts.shared : operation;
    if (isShared && shared && !parts?.needsViewer(value)) {
      return this.#sharedPayload(shared, value).deliverTo(listener);
    }
    void this.#resolveFor(operation, value, viewer, isShared).then(
      (payload) => listener.deliver(this, printPayload(payload)),
      (error: unknown) => this.#fail(listener, error),
    );
  }

  /**
   * Delivers the event and the one that follows it. A client that has the first alone resumes before the event, and receives
   * both again: nothing is lost when the connection ends in between.
   */
  #deliverBoth(following: LiveEvent, listener: Listener): void {
    const { operation, viewer } = listener;
    const { source, cursorBefore } = this.#parts;
    const send = async (event: LiveEvent, cursor: string): Promise<NoticeMessage[]> => {
      const payload = printPayload(await this.#resolve(operation, source.toValue(event, cursor), viewer));
      return payload === null ? [] : [{ payload, cursor }];
    };
    void Promise.all([send(this.event, cursorBefore()), send(following, this.cursor)]).then(
      (messages) => listener.deliverMessages(this, messages.flat()),
      (error: unknown) => this.#fail(listener, error),
    );
  }

  /** Tries again after a pause when something is away. One timer for all listeners; those that have left are let go. */
  #fail(listener: Listener, error: unknown): void {
    if (!(error instanceof Outage)) return listener.deliverFailure(this, error);
    if (this.#again) return void this.#again.push(listener);
    const { pause, next } = this.#attempt;
    if (pause === null) return listener.deliverFailure(this, error);
    const again = (this.#again = [listener]);
    setTimeout(() => {
      this.#again = null;
      const open = again.filter(({ isClosed }) => !isClosed);
      for (const each of again) if (each.isClosed) each.deliver(this, null);
      this.#refresh(open, next);
    }, pause).unref();
  }

  /** Checks and resolves the event again for listeners. */
  #refresh(listeners: readonly Listener[], attempt?: Attempt): void {
    if (listeners.length === 0) return;
    const viewerIds = listeners.map(({ viewer }) => viewer.id);
    const refreshed = new Notice(this.#parts, viewerIds, attempt);
    listeners.forEach((each, viewerIndex) => refreshed.deliverTo(each, viewerIndex));
  }

  async #resolveFor(
    operation: LiveOperation,
    value: LiveValue,
    viewer: Viewer,
    isShared: boolean,
  ): Promise<Payload | null> {
    const { parts } = operation;
    if (!isShared || !parts) return this.#resolve(operation, value, viewer);
    const { shared } = parts;
    const [same, own] = await Promise.all([
      shared && this.#resolveShared(shared, value),
      this.#resolve(parts.viewer, value, viewer),
    ]);
    return shared && own ? same && merge(same, own, parts, this.#resolve.maxErrors) : own;
  }

  #resolveShared(operation: LiveOperation, value: LiveValue): Promise<Payload | null> {
    return getOrAdd(this.#shared, operation, () => this.#resolve(operation, value, null));
  }

  #sharedPayload(operation: LiveOperation, value: LiveValue): SharedPayload<Notice, Listener> {
    return getOrAdd(
      this.#sharedPayloads,
      operation,
      () =>
        new SharedPayload<Notice, Listener>(
          this,
          this.#resolveShared(operation, value).then(printPayload),
          (listener, error) => this.#fail(listener, error),
        ),
    );
  }
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}

function merge(same: Payload, own: Payload, { shape }: OperationParts, maxErrors: number): Payload {
  return {
    errors: [...same.errors, ...own.errors].slice(0, maxErrors),
    data: mergeParts(same.data, own.data, shape) as Payload['data'],
  };
}
