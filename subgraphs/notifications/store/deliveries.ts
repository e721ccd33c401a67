import type { Collection } from 'mongodb';
import {
  firstOfPair,
  insertAbsent,
  keyOf,
  openCollection,
  type CollectionLayout,
  type Mongo,
} from '#platform/mongo/index.js';
import { idsOf } from '../rules/group-key.js';

/** A notification that is, or was, to be pushed to the devices of its recipient. */
export interface Delivery {
  /** `${userId}:${notificationId}`: a notification is pushed once, however often its event is delivered. */
  readonly _id: string;
  readonly userId: string;
  readonly notificationId: string;
  readonly kind: string;
  /** The sender of a message; absent for a notification of the list. */
  readonly senderId?: string;
  /** When the notification came up, in ms since 1970. */
  readonly at: number;
  /** The devices that have not got it; null before the first try. */
  readonly left: readonly string[] | null;
  /** Whether the user had the page in view at the first try, which was put off for that reason. */
  readonly wasInView: boolean;
  /** Tries that have failed. */
  readonly failures: number;
  /** When it is tried next, in ms since 1970. Absent when nothing is left to do. */
  readonly dueAt?: number;
}

/** A delivery that is to be tried at some time. */
export type DueDelivery = Delivery & { readonly dueAt: number };

/** `deliveries`. What is done stays for a while, so that a repeated event is recognised. */
interface DeliveryDocument extends Delivery {
  /** The engine removes the document after this moment. */
  expiresAt: Date;
}

export const DELIVERIES: CollectionLayout = {
  database: 'notifications',
  name: 'deliveries',
  shardKey: 'userId',
  shardKeyOf: firstOfPair,
  broadcasts: { 'dueAt range': 'Pushes to try again: every process of the subgraph, every two seconds.' },
};

/** The pushes that are under way or wait, and those of the last days. */
export class Deliveries {
  readonly #documents: Collection<DeliveryDocument>;
  readonly #keptMs: number;

  /** `keptMs`: how long a delivery is kept after its notification came up. */
  constructor(mongo: Pick<Mongo, 'database'>, keptMs: number) {
    this.#documents = openCollection(mongo, DELIVERIES);
    this.#keptMs = keptMs;
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndexes([
      { key: { dueAt: 1 }, name: 'due', sparse: true },
      { key: { userId: 1 }, name: 'user' },
      { key: { expiresAt: 1 }, name: 'end', expireAfterSeconds: 0 },
    ]);
  }

  /** Adds those that are new, and returns them. */
  insertAbsent(deliveries: readonly Delivery[]): Promise<Delivery[]> {
    return insertAbsent(
      this.#documents,
      deliveries.map((each) => ({ ...each, expiresAt: new Date(each.at + this.#keptMs) })),
    );
  }

  /** Up to `limit` that are due, the longest due first. */
  due(now: number, limit: number): Promise<DueDelivery[]> {
    return this.#documents
      .find<DueDelivery>({ dueAt: { $lte: now } })
      .sort({ dueAt: 1 })
      .limit(limit)
      .toArray();
  }

  /** Takes a delivery that is due, so that no other process tries it before `until`. Null when another one was faster. */
  async claim(delivery: DueDelivery, until: number): Promise<DueDelivery | null> {
    const { dueAt } = delivery;
    const { modifiedCount } = await this.#documents.updateOne(
      { ...keyOf(DELIVERIES, delivery._id), dueAt },
      { $set: { dueAt: until } },
    );
    return modifiedCount === 1 ? { ...delivery, dueAt: until } : null;
  }

  /** Records what a try has come to. A delivery that was removed in the meantime stays removed. */
  async record({ _id, left, wasInView, failures, dueAt }: Delivery): Promise<void> {
    await this.#documents.updateOne(keyOf(DELIVERIES, _id), {
      $set: { left, wasInView, failures, ...(dueAt === undefined ? {} : { dueAt }) },
      ...(dueAt === undefined ? { $unset: { dueAt: '' } } : {}),
    });
  }

  /** Ends the deliveries to a user that wait, below the beginning of an id, and that `isOver` accepts. */
  async end(userId: string, beginning: string, isOver: (notificationId: string) => boolean): Promise<void> {
    const waiting = await this.#documents
      .find(
        { userId, _id: idsOf(`${userId}:${beginning}`), dueAt: { $exists: true } },
        { projection: { notificationId: 1 } },
      )
      .toArray();
    const ids = waiting.filter(({ notificationId }) => isOver(notificationId)).map(({ _id }) => _id);
    if (ids.length === 0) return;
    await this.#documents.updateMany(
      { userId, _id: { $in: ids } },
      { $set: { left: [] }, $unset: { dueAt: '' } },
    );
  }

  /** Removes all deliveries to a user. */
  async removeOf(userId: string): Promise<void> {
    await this.#documents.deleteMany({ userId });
  }
}
