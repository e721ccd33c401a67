import type { Collection } from 'mongodb';
import { openCollection, type CollectionLayout } from '#platform/mongo/layout.js';
import type { Mongo } from '#platform/mongo/mongo.js';

/**
 * The published read model of media that can be used. The media subgraph writes the collection: before a medium is READY, and after the
 * first and the last use. Every subgraph reads it through this port.
 */
export interface ReadyMedia {
  /**
   * Those of the ids that the user may use at the moment `now`: their own, READY, and far enough from their end that an event of the use
   * comes in time.
   */
  usableBy(userId: string, ids: readonly string[], now: number): Promise<ReadonlyMap<string, MediumKind>>;
}

export type MediumKind = 'IMAGE' | 'VIDEO';

export interface ReadyMediumDocument {
  /** The id of the medium. */
  _id: string;
  ownerId: string;
  kind: MediumKind;
  /** When an unused medium ends, in ms since 1970; null for one in use. */
  endsAt: number | null;
}

export const READY_MEDIA: CollectionLayout = { database: 'media', name: 'readyMedia', shardKey: '_id' };

/** How long before its end a medium is refused, in ms: longer than an event of a use takes. */
const MARGIN_MS = 60 * 60 * 1000;

/** The collection itself: for the subgraph that writes it. All others use `readReadyMedia`. */
export function readyMediaCollection(mongo: Pick<Mongo, 'database'>): Collection<ReadyMediumDocument> {
  return openCollection(mongo, READY_MEDIA);
}

export function readReadyMedia(mongo: Pick<Mongo, 'database'>): ReadyMedia {
  const collection = readyMediaCollection(mongo);
  return {
    async usableBy(userId, ids, now) {
      const found = await collection.find({ _id: { $in: [...ids] } }).toArray();
      const usable = found.filter(
        ({ ownerId, endsAt }) => ownerId === userId && (endsAt === null || endsAt > now + MARGIN_MS),
      );
      return new Map(usable.map(({ _id, kind }) => [_id, kind]));
    },
  };
}
