import { RookeryError } from '#platform/errors.js';
import type { Context } from '../context.js';
import type { ViewerModel } from '../models.js';
import type { Profile } from '../store/index.js';
import type { ViewerResolvers } from './types.generated.js';

/** The viewer's own account; UNAUTHENTICATED when the account was closed after the token was issued. */
async function own({ id }: ViewerModel, { users }: Context): Promise<Profile> {
  const profile = await users.visible(id);
  if (profile === null) throw new RookeryError('UNAUTHENTICATED');
  return profile;
}

export const Viewer: ViewerResolvers = {
  // The id of another user resolves to nothing.
  __resolveReference: ({ id }, { viewer }) => (viewer?.id === id ? { id } : null),
  user: (parent, _, context) => own(parent, context),
  followRequests: ({ id }, page, { users, queries }) => queries.followRequests(users, id, page),
  blocks: ({ id }, page, { users, queries }) => queries.blocks(users, id, page),
  mutes: ({ id }, page, { users, queries }) => queries.mutes(users, id, page),
  email: async (parent, _, context) => {
    const [email] = await Promise.all([context.queries.emailOf(parent.id), own(parent, context)]);
    if (email === null) throw new RookeryError('UNAUTHENTICATED');
    return email;
  },
};
