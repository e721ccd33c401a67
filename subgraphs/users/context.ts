import type { RequestContext, Viewer } from '#platform/viewer.js';
import { RookeryError } from '#platform/errors.js';
import type { Commands } from './commands/index.js';
import { VisibleUsers } from './visible-users.js';
import type { Queries } from './queries/index.js';
import type { Profiles, Stores } from './store/index.js';

/** All that a resolver may see: who asks, users as they may see them, what can be asked and what can be done. */
export interface Context {
  viewer: Viewer | null;
  /** For limits per address; null inside the house. */
  clientIp: string | null;
  users: VisibleUsers;
  queries: Queries;
  commands: Commands;
}

export function createContext(
  { viewer, clientIp }: RequestContext,
  subgraph: { stores: Stores; profiles: Profiles; queries: Queries; commands: Commands },
): Context {
  const { stores, profiles, queries, commands } = subgraph;
  const users = new VisibleUsers(stores, (ids) => profiles.load(ids), viewer);
  return { viewer, clientIp, users, queries, commands };
}

/** The user who is signed in, or UNAUTHENTICATED. */
export function signedIn({ viewer }: Context): Viewer {
  if (viewer === null) throw new RookeryError('UNAUTHENTICATED');
  return viewer;
}
