import { RookeryError } from '#platform/errors.js';
import type { Context } from '../context.js';
import type { Profile } from '../store/index.js';
import type { ViewerModel } from '../models.js';
import type { ViewerResolvers } from './types.generated.js';

/** The person's own account; UNAUTHENTICATED when it was closed a moment ago. */
async function own({ id }: ViewerModel, { people }: Context): Promise<Profile> {
  const profile = await people.visible(id);
  if (profile === null) throw new RookeryError('UNAUTHENTICATED');
  return profile;
}

export const Viewer: ViewerResolvers = {
  // Whoever asks for somebody else's Viewer by id gets nothing.
  __resolveReference: ({ id }, { viewer }) => (viewer?.id === id ? { id } : null),
  user: (parent, _, context) => own(parent, context),
  followRequests: ({ id }, page, { people, queries }) => queries.followRequests(people, id, page),
  blocks: ({ id }, page, { people, queries }) => queries.blocks(people, id, page),
  mutes: ({ id }, page, { people, queries }) => queries.mutes(people, id, page),
  email: async (parent, _, context) => (await own(parent, context)).email,
};
