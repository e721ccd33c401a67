import { signedIn } from '#platform/commands.js';
import type { Connection } from '#platform/page.js';
import type { RequestContext, Viewer } from '#platform/viewer.js';
import { createCommands, type CommandDeps, type Commands } from './commands/index.js';
import type { ConversationModel, MessageModel } from './models.js';
import {
  conversationPage,
  type ConversationPage,
  type ConversationsArguments,
} from './queries/conversation-list.js';
import { createLoaders, type Loaders } from './queries/loaders.js';
import { messagePage, type MessagesArguments } from './queries/message-list.js';
import { searchMessages, type SearchArguments } from './queries/message-search.js';
import type { Bodies } from './store/bodies.js';

/** What the resolvers of one request use. */
export interface Context {
  /** Null for a request without sign-in. */
  viewer: Viewer | null;
  commands: Commands;
  bodies: Bodies;
  /** What the viewer reads. UNAUTHENTICATED without a viewer. */
  own(): OwnReads;
}

/** The reads of a signed-in viewer. */
export interface OwnReads {
  userId: string;
  loaders: Loaders;
  conversations(page: ConversationsArguments, hasLiveCursor: boolean): Promise<ConversationPage>;
  requests(page: ConversationsArguments, hasLiveCursor: boolean): Promise<ConversationPage>;
  messages(conversation: ConversationModel, page: MessagesArguments): Promise<Connection<MessageModel>>;
  /** Null for a conversation that is not the viewer's. */
  search(search: SearchArguments): Promise<Connection<MessageModel> | null>;
  unreadCount(): Promise<number>;
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
    bodies: parts.bodies,
    own,
    commands: createCommands(parts, () => ({ id: signedIn(viewer).id, loaders: own().loaders })),
  };
}

function ownReads(parts: CommandDeps, userId: string, signal: RequestContext['signal']): OwnReads {
  const loaders = createLoaders(userId, parts);
  return {
    userId,
    loaders,
    conversations: (page, hasLiveCursor) =>
      conversationPage(parts, userId, { list: 'INBOX', hasLiveCursor }, page, loaders, signal),
    requests: (page, hasLiveCursor) =>
      conversationPage(parts, userId, { list: 'REQUEST', hasLiveCursor }, page, loaders, signal),
    messages: (conversation, page) => messagePage(parts, userId, conversation, page),
    search: (search) => searchMessages(parts, { userId, loaders, signal }, search),
    unreadCount: () => parts.stores.memberships.countUnread(userId),
  };
}
