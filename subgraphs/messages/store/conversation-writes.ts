import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { boundedLru } from '#platform/bounded-lru.js';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { Outbox } from '#platform/mongo/index.js';
import type { Conversations } from './conversations.js';
import { applyAll } from './apply-writes.js';
import type { ConversationWrite, Waiting } from './conversation-write.js';
import type { ConversationRecord, MessageRecord } from './documents.js';
import type { Memberships } from './memberships.js';
import type { Messages } from './messages.js';

export interface WriteDeps {
  conversations: Conversations;
  messages: Messages;
  memberships: Memberships;
  outbox: Pick<Outbox, 'dispatchInOrder'>;
  log: Log;
}

/** Writes that share one update of the document. */
const MAX_BATCH = 50;
/** Attempts while other processes write, and the most that one waits between them, in ms. */
const MAX_ATTEMPTS = 60;
const MAX_PAUSE_MS = 10;
/** Events of this process whose reaction has nothing to do. One that is dropped costs a read. */
const MAX_COMPLETED = 10_000;

/**
 * The writes of this process to conversations. Those of one conversation wait for each other and share updates, so processes compete
 * for a document, and senders do not. A write is done once its update is stored; `messages` and `memberships` follow at once, or by
 * the reaction to the event when this process is killed.
 */
export class ConversationWrites {
  readonly #deps: WriteDeps;
  readonly #waiting = new Map<string, Waiting[]>();
  /** The ids of events that `messages` and `memberships` are in line with. */
  readonly #completed = new LRUCache<string, true>(boundedLru(MAX_COMPLETED));
  #completing = 0;

  constructor(deps: WriteDeps) {
    this.#deps = deps;
  }

  /** Conversations that are being written, or brought in line. */
  get pending(): number {
    return this.#waiting.size + this.#completing;
  }

  run<T>(key: string, write: ConversationWrite<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // The queue hands each result to the write that it came from.
      const waiting: Waiting = { write, resolve: resolve as Waiting['resolve'], reject };
      const queue = this.#waiting.get(key);
      if (queue) return void queue.push(waiting);
      this.#waiting.set(key, [waiting]);
      void this.#drain(key);
    });
  }

  /** Whether this process has brought `messages` and `memberships` in line with an event. False for those of other processes. */
  hasCompleted(eventId: string): boolean {
    return this.#completed.has(eventId);
  }

  /** Brings `messages` and `memberships` in line with a conversation. */
  async complete(record: ConversationRecord): Promise<void> {
    if (record.completed >= record.revision) return;
    const { conversations, messages, memberships } = this.#deps;
    await Promise.all([
      messages.add(record.tail).then(() => messages.apply(record._id, record.changes)),
      record.completed < record.listRevision ? memberships.follow(record) : undefined,
    ]);
    this.#completing++;
    conversations
      .completed(record)
      .catch((error: unknown) => this.#report(error))
      .finally(() => this.#completing--);
  }

  async #drain(key: string): Promise<void> {
    for (let queue = this.#waiting.get(key)!; queue.length > 0;) {
      const batch = queue.splice(0, MAX_BATCH);
      try {
        await this.#write(key, batch);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#waiting.delete(key);
  }

  async #write(key: string, batch: readonly Waiting[]): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (attempt > 1) await sleep(Math.random() * MAX_PAUSE_MS);
      const { stored, left } = await this.#deps.conversations.withEvents(key);
      const { record, events, settle, ...added } = applyAll(stored, batch, {
        earlier: await this.#earlier(key, batch),
        targets: await this.#targets(key, batch),
      });
      if (record === stored || record === null) return settle();
      const { conversations, outbox } = this.#deps;
      const isWritten = await (stored === null
        ? conversations.insert(record, events)
        : conversations.change(record, added, events));
      if (!isWritten) continue;
      await this.complete(record).then(
        () => events.forEach(({ id }) => this.#completed.set(id, true)),
        (error: unknown) => this.#report(error),
      );
      // What another process has not published, or will not because it was killed, comes first; the bus drops what it has already.
      outbox.dispatchInOrder(conversations.collection.collectionName, key, [...left, ...events]);
      return settle();
    }
    throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
  }

  async #earlier(key: string, batch: readonly Waiting[]): Promise<ReadonlyMap<string, MessageRecord>> {
    const attempts = batch.flatMap(({ write: { attempt } }) => attempt ?? []);
    return attempts.length === 0 ? new Map() : this.#deps.messages.sentWith(key, attempts);
  }

  async #targets(
    conversation: string,
    batch: readonly Waiting[],
  ): Promise<ReadonlyMap<string, MessageRecord>> {
    const places = batch.flatMap(({ write: { target } }) =>
      target === undefined ? [] : [{ conversation, sequence: target }],
    );
    return places.length === 0 ? new Map() : this.#deps.messages.among(places);
  }

  #report(error: unknown): void {
    this.#deps.log.warn(
      { err: error },
      'A conversation was not brought in line. The reaction to its event does it.',
    );
  }
}
