import type { OpenSessionModel } from '../models.js';
import type { Viewer } from '#platform/viewer.js';
import type { QueryDeps } from './deps.js';

/** How many sessions are listed: far more than anybody has devices. */
const LIMIT = 100;

/** The sessions of the viewer that have not ended, newest first: neither alone, nor with all sessions of the account. */
export function openSessions({ stores, clock }: QueryDeps) {
  return async (viewer: Viewer): Promise<OpenSessionModel[]> => {
    const account = await stores.accounts.own(viewer.id);
    if (account === null) return [];
    const page = { after: account.sessionsAfter, limit: LIMIT };
    const sessions = await stores.sessions.openOf(viewer.id, page, clock.now());
    return sessions.map((session) => ({ session, current: session._id === viewer.sessionId }));
  };
}
