import type { Collection } from 'mongodb';
import { isDuplicate, OUTBOX_INDEX } from '#platform/mongo/index.js';
import { ACCESS_TOKEN_MS } from '#platform/tokens/index.js';
import type { AnyEvent } from '#schema/events.js';
import type { EndedSessionDocument } from '#social/read-models/relationships/index.js';
import type { SessionDocument } from './documents.js';

/** How long a refresh token works, in ms. */
export const REFRESH_TOKEN_MS = 7 * 24 * 60 * 60 * 1000;

/** How long an ended session is published, in ms: as long as an access token works, and some minutes for clocks that differ. */
const PUBLISHED_MS = ACCESS_TOKEN_MS + 5 * 60 * 1000;

/** Sign-ins. */
export interface Sessions {
  insert(session: Pick<SessionDocument, '_id' | 'userId' | 'current'>, now: number): Promise<void>;
  byId(id: string): Promise<SessionDocument | null>;
  /** The valid sessions of a user that were opened after the Snowflake `after`, newest first, at most `limit`. */
  openOf(userId: string, page: { after: string; limit: number }, now: number): Promise<SessionDocument[]>;
  /** Trades the current token for the next. False when `from` is not the current token of a valid session. */
  rotate(id: string, tokens: { from: string; to: string }, now: number): Promise<boolean>;
  /** Ends the session. False when it had ended. */
  revoke(id: string, event: AnyEvent, now: number): Promise<boolean>;
  /** Publishes to all readers that the session has ended. Does nothing when that was published before. */
  publishEnd(id: string, now: number): Promise<void>;
}

export async function ensureSessionIndexes(
  sessions: Collection<SessionDocument>,
  ended: Collection<EndedSessionDocument>,
): Promise<void> {
  const expiry = { key: { expiresAt: 1 }, name: 'end', expireAfterSeconds: 0 } as const;
  const ofUser = { key: { userId: 1, _id: -1 }, name: 'user' } as const;
  await Promise.all([sessions.createIndexes([expiry, ofUser, OUTBOX_INDEX]), ended.createIndexes([expiry])]);
}

export function createSessions(
  sessions: Collection<SessionDocument>,
  ended: Collection<EndedSessionDocument>,
): Sessions {
  return {
    async insert(session, now) {
      const expiresAt = new Date(now + REFRESH_TOKEN_MS);
      await sessions.insertOne({ ...session, previous: null, rotatedAt: now, revokedAt: null, expiresAt });
    },

    byId: (_id) => sessions.findOne({ _id }),

    openOf: (userId, { after, limit }, now) =>
      sessions
        .find({ userId, _id: { $gt: after }, revokedAt: null, expiresAt: { $gt: new Date(now) } })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray(),

    async rotate(_id, { from, to }, now) {
      const { modifiedCount } = await sessions.updateOne(
        // The engine removes expired documents about once a minute, so expiry is checked here, too.
        { _id, current: from, revokedAt: null, expiresAt: { $gt: new Date(now) } },
        {
          $set: { current: to, previous: from, rotatedAt: now, expiresAt: new Date(now + REFRESH_TOKEN_MS) },
        },
      );
      return modifiedCount === 1;
    },

    async revoke(_id, event, now) {
      const { modifiedCount } = await sessions.updateOne(
        { _id, revokedAt: null },
        { $set: { revokedAt: now }, $push: { outbox: event } },
      );
      return modifiedCount === 1;
    },

    async publishEnd(_id, now) {
      const expiresAt = new Date(now + PUBLISHED_MS);
      try {
        await ended.updateOne({ _id }, { $setOnInsert: { expiresAt } }, { upsert: true });
      } catch (error) {
        // A concurrent call has published the end.
        if (!isDuplicate(error)) throw error;
      }
    },
  };
}
