import type { Collection } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { Carrier, OUTBOX_INDEX, openCollection, type Mongo } from '#platform/mongo/index.js';
import { readyMediaCollection, type ReadyMediumDocument } from '#social/read-models/ready-media.js';
import type { Failure, ProcessedImage } from '../processing/processed-image.js';
import { MEDIA, type MediumDocument, type MediumRecord } from './documents.js';

const RECORD = { outbox: 0, outboxAfter: 0 } as const;

/** `media`, and the read model `readyMedia` that follows from it. */
export class Media {
  readonly collection: Collection<MediumDocument>;
  readonly #ready: Collection<ReadyMediumDocument>;

  constructor(mongo: Pick<Mongo, 'database'>) {
    this.collection = openCollection<MediumDocument>(mongo, MEDIA);
    this.#ready = readyMediaCollection(mongo);
  }

  get carrier(): Carrier {
    return Carrier.of(this.collection);
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes([
      { key: { ownerId: 1, _id: 1 }, name: 'owner' },
      { key: { endsAt: 1 }, name: 'end' },
      OUTBOX_INDEX,
    ]);
  }

  async insert(medium: MediumDocument): Promise<void> {
    await this.collection.insertOne(medium);
  }

  /** In no particular order, without those that are gone. One find for all. */
  among(ids: readonly string[]): Promise<MediumRecord[]> {
    return this.collection
      .find<MediumRecord>({ _id: { $in: [...ids] }, state: { $ne: 'GONE' } }, { projection: RECORD })
      .toArray();
  }

  /** Null for one that is gone. */
  async find(id: string): Promise<MediumRecord | null> {
    return (await this.among([id]))[0] ?? null;
  }

  /** Begins the processing, with its event; false when it has begun before. */
  async startProcessing(id: string, event: AnyEvent): Promise<boolean> {
    const { modifiedCount } = await this.collection.updateOne(
      { _id: id, state: 'UPLOADING' },
      { $set: { state: 'PROCESSING' }, $push: { outbox: event } },
    );
    return modifiedCount === 1;
  }

  /** Publishes a medium that was processed; false when it is no longer awaited. */
  async setReady(medium: MediumRecord, { variants, ...image }: ProcessedImage): Promise<boolean> {
    const { _id, ownerId, kind, endsAt } = medium;
    // First: once a client reads READY, tweets accept it.
    await this.#ready.updateOne({ _id }, { $set: { ownerId, kind, endsAt } }, { upsert: true });
    const { matchedCount } = await this.collection.updateOne(
      { _id, state: 'PROCESSING' },
      { $set: { state: 'READY', image, variants } },
    );
    return matchedCount === 1;
  }

  async setFailed(id: string, failure: Failure): Promise<void> {
    await this.collection.updateOne({ _id: id, state: 'PROCESSING' }, { $set: { state: 'FAILED', failure } });
  }

  /** Adds a use to the media of an owner. Adding it again changes nothing. */
  async addUse(ownerId: string, ids: readonly string[], use: string): Promise<void> {
    const filter = { _id: { $in: [...ids] }, ownerId };
    await this.collection.updateMany(
      { ...filter, state: 'READY' },
      { $addToSet: { uses: use }, $set: { endsAt: null } },
    );
    await this.#ready.updateMany(filter, { $set: { endsAt: null } });
  }

  /** Removes a use, and ends what has no other one. */
  async removeUse(ownerId: string, ids: readonly string[], use: string): Promise<void> {
    const filter = { _id: { $in: [...ids] }, ownerId };
    await this.collection.updateMany(filter, { $pull: { uses: use } });
    await this.collection.updateMany({ ...filter, uses: { $size: 0 } }, { $set: { endsAt: 0 } });
  }

  /** Up to `limit` media that have ended. */
  async ended(now: number, limit: number): Promise<string[]> {
    const found = await this.collection
      .find({ endsAt: { $lte: now } }, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** Up to `limit` media of an owner. */
  async ofOwner(ownerId: string, limit: number): Promise<string[]> {
    const found = await this.collection
      .find({ ownerId }, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** Hides a medium from every read, before its bytes are deleted. */
  async hide(id: string): Promise<void> {
    await this.#ready.deleteOne({ _id: id });
    await this.collection.updateOne({ _id: id }, { $set: { state: 'GONE', endsAt: 0 } });
  }

  async delete(id: string): Promise<void> {
    await this.collection.deleteOne({ _id: id, state: 'GONE' });
  }
}
