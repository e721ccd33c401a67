import { signedIn } from '#platform/commands.js';
import type { Connection } from '#platform/page.js';
import type { RequestContext, Viewer } from '#platform/viewer.js';
import { createCommands, type CommandDeps, type Commands } from './commands/index.js';
import type { NotificationModel } from './models.js';
import { actorPage, type ActorsArguments } from './queries/actor-list.js';
import { createLoaders, type Loaders } from './queries/loaders.js';
import { noticeAuthorsPage } from './queries/notice-authors.js';
import { NotificationList } from './queries/notification-list.js';
import type { Device } from './store/devices.js';

/** What the resolvers of one request use. */
export interface Context {
  /** Null for a request without sign-in. */
  viewer: Viewer | null;
  commands: Commands;
  /** The VAPID key that browsers subscribe with; null when Web Push is off. */
  vapidPublicKey: string | null;
  /** What the viewer reads. UNAUTHENTICATED without a viewer. */
  own(): OwnReads;
}

/** The reads of a signed-in viewer. */
export interface OwnReads {
  userId: string;
  loaders: Loaders;
  list: NotificationList;
  devices(): Promise<Device[]>;
  actors(notification: NotificationModel, page: ActorsArguments): Promise<Connection<{ id: string }>>;
  noticeAuthors(page: ActorsArguments): Promise<Connection<{ id: string }>>;
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
    vapidPublicKey: parts.push.services.web?.keys.publicKey ?? null,
    own,
    commands: createCommands(parts, () => {
      const { id, sessionId } = signedIn(viewer);
      const { loaders, list } = own();
      return { id, sessionId, loaders, list };
    }),
  };
}

function ownReads(parts: CommandDeps, userId: string, signal: RequestContext['signal']): OwnReads {
  const loaders = createLoaders(userId, parts);
  return {
    userId,
    loaders,
    list: new NotificationList(parts, userId, loaders, signal),
    devices: () => parts.push.devices.of(userId, parts.clock.now()),
    actors: (notification, page) => actorPage(parts, notification, page, loaders, signal),
    noticeAuthors: (page) => noticeAuthorsPage(parts, userId, page, loaders, signal),
  };
}
