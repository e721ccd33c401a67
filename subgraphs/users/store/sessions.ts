import type { Collection } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { SessionDocument } from './documents.js';

/** How long a refresh token works, in ms. */
export const REFRESH_TOKEN_MS = 7 * 24 * 60 * 60 * 1000;

/** Sign-ins. */
export interface Sessions {
  insert(session: Pick<SessionDocument, '_id' | 'userId' | 'current'>, now: number): Promise<void>;
  byId(id: string): Promise<SessionDocument | null>;
  /** Trades the current token for the next. False when `from` is not the current token of a living session. */
  rotate(id: string, tokens: { from: string; to: string }, now: number): Promise<boolean>;
  /** Ends the session. False when it had ended. */
  revoke(id: string, event: AnyEvent, now: number): Promise<boolean>;
}

export async function ensureSessionIndexes(sessions: Collection<SessionDocument>): Promise<void> {
  await sessions.createIndexes([{ key: { expiresAt: 1 }, name: 'end', expireAfterSeconds: 0 }, OUTBOX_INDEX]);
}

export function createSessions(sessions: Collection<SessionDocument>): Sessions {
  return {
    async insert(session, now) {
      const expiresAt = new Date(now + REFRESH_TOKEN_MS);
      await sessions.insertOne({ ...session, previous: null, rotatedAt: now, revokedAt: null, expiresAt });
    },

    byId: (_id) => sessions.findOne({ _id }),

    async rotate(_id, { from, to }, now) {
      const { modifiedCount } = await sessions.updateOne(
        // The engine removes documents about once a minute: the end is checked here, too.
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
  };
}
