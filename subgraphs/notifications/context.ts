import { signedIn } from '#platform/commands.js';
import type { Connection } from '#platform/page.js';
import type { RequestContext, Viewer } from '#platform/viewer.js';
import { createCommands, type CommandDeps, type Commands } from './commands/index.js';
import type { NotificationModel } from './models.js';
import { actorPage, type ActorsArguments } from './queries/actor-list.js';
import { createLoaders, type Loaders } from './queries/loaders.js';
import { NotificationList } from './queries/notification-list.js';

/** What the resolvers of one request use. */
export interface Context {
  /** Null for a request without sign-in. */
  viewer: Viewer | null;
  commands: Commands;
  /** What the viewer reads. UNAUTHENTICATED without a viewer. */
  own(): OwnReads;
}

/** The reads of a signed-in viewer. */
export interface OwnReads {
  userId: string;
  loaders: Loaders;
  list: NotificationList;
  actors(notification: NotificationModel, page: ActorsArguments): Promise<Connection<{ id: string }>>;
}

/** Creates the context of one request. */
export function createContext(
  { viewer, signal }: Pick<RequestContext, 'viewer' | 'signal'>,
  parts: CommandDeps,
): Context {
  let reads: OwnReads | undefined;
  const own = (): OwnReads => (reads ??= ownReads(parts, signedIn(viewer).id, signal));
  return {
    viewer,
    own,
    commands: createCommands(parts, () => {
      const { userId: id, loaders, list } = own();
      return { id, loaders, list };
    }),
  };
}

function ownReads(parts: CommandDeps, userId: string, signal: RequestContext['signal']): OwnReads {
  const loaders = createLoaders(userId, parts);
  return {
    userId,
    loaders,
    list: new NotificationList(parts, userId, loaders, signal),
    actors: (notification, page) => actorPage(parts, notification, page, loaders, signal),
  };
}
