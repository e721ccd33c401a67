import type { LiveEvent, LiveSource, LiveValue, Reception } from '#platform/live-source.js';
import type { Viewer } from '#platform/viewer.js';
import { mergeParts, type LiveOperation, type OperationParts } from '../operation/index.js';
import type { PositionedEvent } from '../positioned-event.js';
import { printPayload, type Payload, type ResolvePayload } from './payload.js';
import { inSlices, SharedPayload, type Recipient } from './shared-payload.js';

/** Receives a notice when the event is for its viewer. */
export interface Listener extends Recipient<Notice> {
  readonly operation: LiveOperation;
  readonly viewer: Viewer;
}

/** What a notice is made of. */
export interface NoticeParts {
  readonly positioned: PositionedEvent;
  readonly cursor: string;
  readonly source: Pick<LiveSource, 'mayReceive' | 'toValue' | 'idOf'>;
  readonly resolve: ResolvePayload;
}

/**
 * One event on its way to the subscriptions that may want it. What they share is done once: the check of who may receive it, and
 * the execution of what is the same for all viewers of one operation. Nothing is allocated per recipient: no promise, no
 * closure.
 */
export class Notice {
  readonly event: LiveEvent;
  readonly position: number;
  /** A client that has this notice resumes after this cursor. */
  readonly cursor: string;
  /** The id by which a client may know the event already; null when there is none. */
  readonly id: string | null;
  readonly #parts: NoticeParts;
  readonly #value: LiveValue;
  readonly #resolve: ResolvePayload;
  readonly #shared = new Map<LiveOperation, Promise<Payload | null>>();
  readonly #sharedPayloads = new Map<LiveOperation, SharedPayload<Notice>>();
  /** Listeners that came before the reception was read, and the indexes of their viewers. */
  #early: { listeners: Listener[]; viewerIndexes: number[] } | null = { listeners: [], viewerIndexes: [] };
  #reception: Reception | null = null;
  #failure: unknown;
  /** Listeners whose notice had to wait, collected over one turn of the event loop. */
  #late: Listener[] | null = null;

  /** `viewerIds` are the viewers that may want it; listeners refer to them by index. */
  constructor(parts: NoticeParts, viewerIds: readonly string[]) {
    const { positioned, cursor, source, resolve } = parts;
    const { event, place } = positioned;
    this.event = event;
    this.position = place.position;
    this.cursor = cursor;
    this.id = source.idOf?.(event) ?? null;
    this.#parts = parts;
    this.#value = source.toValue(event, cursor);
    this.#resolve = resolve;
    void source
      .mayReceive(event, viewerIds)
      .then(
        (reception) => (this.#reception = reception),
        (error: unknown) => (this.#failure = error),
      )
      .then(() => this.#serveEarly());
  }

  /** Delivers the payload for the viewer at an index; null when the event is not for them. */
  deliverTo(listener: Listener, viewerIndex: number): void {
    if (this.#early) {
      this.#early.listeners.push(listener);
      this.#early.viewerIndexes.push(viewerIndex);
    } else if (this.#reception) this.#deliver(this.#reception, listener, viewerIndex);
    else listener.deliverFailure(this, this.#failure);
  }

  /** Delivers what the payload is by now. For a notice that had to wait: the viewer may have lost access since. */
  deliverRefreshedTo(listener: Listener): void {
    if (this.#late) return void this.#late.push(listener);
    const late = (this.#late = [listener]);
    setImmediate(() => {
      this.#late = null;
      const viewerIds = late.map(({ viewer }) => viewer.id);
      const refreshed = new Notice(this.#parts, viewerIds);
      late.forEach((each, viewerIndex) => refreshed.deliverTo(each, viewerIndex));
    });
  }

  /** The payload for the viewer at an index; null when the event is not for them. */
  payloadFor(
    { operation, viewer }: Pick<Listener, 'operation' | 'viewer'>,
    viewerIndex: number,
  ): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const deliver = (_notice: Notice, payload: string | null): void => resolve(payload);
      const deliverFailure = (_notice: Notice, error: unknown): void =>
        reject(error instanceof Error ? error : new Error(String(error)));
      this.deliverTo({ operation, viewer, deliver, deliverFailure }, viewerIndex);
    });
  }

  #serveEarly(): Promise<void> {
    const { listeners, viewerIndexes } = this.#early!;
    this.#early = null;
    return inSlices(listeners.length, (index) => this.deliverTo(listeners[index]!, viewerIndexes[index]!));
  }

  #deliver({ mayReceive, isShared }: Reception, listener: Listener, viewerIndex: number): void {
    if (!mayReceive[viewerIndex]) return listener.deliver(this, null);
    const { operation, viewer } = listener;
    const { parts } = operation;
    const shared = parts ? parts.shared : operation;
    if (isShared && shared && !parts?.needsViewer(this.#value)) {
      return this.#sharedPayload(shared).deliverTo(listener);
    }
    void this.#resolveFor(operation, viewer, isShared).then(
      (payload) => listener.deliver(this, printPayload(payload)),
      (error: unknown) => listener.deliverFailure(this, error),
    );
  }

  async #resolveFor(operation: LiveOperation, viewer: Viewer, isShared: boolean): Promise<Payload | null> {
    const { parts } = operation;
    if (!isShared || !parts) return this.#resolve(operation, this.#value, viewer);
    const { shared } = parts;
    const [same, own] = await Promise.all([
      shared && this.#resolveShared(shared),
      this.#resolve(parts.viewer, this.#value, viewer),
    ]);
    return shared && own ? same && merge(same, own, parts, this.#resolve.maxErrors) : own;
  }

  #resolveShared(operation: LiveOperation): Promise<Payload | null> {
    return getOrAdd(this.#shared, operation, () => this.#resolve(operation, this.#value, null));
  }

  #sharedPayload(operation: LiveOperation): SharedPayload<Notice> {
    return getOrAdd(
      this.#sharedPayloads,
      operation,
      () => new SharedPayload<Notice>(this, this.#resolveShared(operation).then(printPayload)),
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
