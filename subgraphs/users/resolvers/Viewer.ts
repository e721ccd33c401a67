import { signedIn } from '#platform/commands.js';
import { RookeryError } from '#platform/errors.js';
import { timeOf } from '#platform/snowflake.js';
import { nodeId } from '#social/node-ids.js';
import type { Context } from '../context.js';
import type { ViewerModel } from '../models.js';
import type { Profile } from '../store/index.js';
import type { ViewerResolvers } from './types.generated.js';

/** The viewer's own account; UNAUTHENTICATED when the account was closed after the token was issued. */
async function own({ userId }: ViewerModel, { users }: Context): Promise<Profile> {
  const profile = await users.visible(userId);
  if (profile === null) throw new RookeryError('UNAUTHENTICATED');
  return profile;
}

export const Viewer: ViewerResolvers = {
  // The id of another user resolves to nothing.
  __resolveReference: ({ id }, { viewer }) =>
    viewer && nodeId('Viewer', viewer.id) === id ? { userId: viewer.id } : null,
  // Not the id of the user: a store that files records by their ids alone would mix the two.
  id: ({ userId }) => nodeId('Viewer', userId),
  user: (parent, _, context) => own(parent, context),
  followRequests: ({ userId }, page, { users, queries }) => queries.followRequests(users, userId, page),
  blocks: ({ userId }, page, { users, queries }) => queries.blocks(users, userId, page),
  mutes: ({ userId }, page, { users, queries }) => queries.mutes(users, userId, page),
  mutedWords: async ({ userId }, _, { queries }) => {
    const words = await queries.mutedWordsOf(userId);
    return words
      .map(({ key, text = key, since }) => ({ text, mutedAt: new Date(timeOf(since)) }))
      .toReversed();
  },
  sessions: async (parent, _, context) => {
    const [sessions] = await Promise.all([
      context.queries.openSessions(signedIn(context.viewer)),
      own(parent, context),
    ]);
    return sessions;
  },
  email: async (parent, _, context) => {
    const [email] = await Promise.all([context.queries.emailOf(parent.userId), own(parent, context)]);
    if (email === null) throw new RookeryError('UNAUTHENTICATED');
    return email;
  },
};
