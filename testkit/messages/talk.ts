import type { TestUser } from '../client/index.js';
import type { ConversationByIdQueryVariables, SendMessageInput } from '../client/generated/graphql.js';
import { ConversationById, Conversations, CreateGroup, SendMessage } from '../operations/messages.js';

/** Sends a message to a user, or into the conversation with an id. */
export async function send(
  from: TestUser,
  to: TestUser | string,
  text: string,
  rest: Partial<SendMessageInput> = {},
) {
  const address = typeof to === 'string' ? { conversationId: to } : { to: to.id };
  const { sendMessage } = await from.get(SendMessage, { input: { ...address, text, ...rest } });
  const { id, sequence, conversation } = sendMessage.message;
  return { id, sequence, conversation: conversation.id };
}

/** A conversation as a user sees it; null when there is none for the user. */
export async function readConversation(
  user: TestUser,
  id: string,
  page: Omit<ConversationByIdQueryVariables, 'id'> = {},
) {
  return (await user.get(ConversationById, { id, ...page })).conversation ?? null;
}

/** The texts of a conversation, the oldest first; null for a message that was deleted for all. */
export async function textsOf(user: TestUser, id: string, first = 100): Promise<(string | null)[]> {
  const conversation = await readConversation(user, id, { first });
  return conversation?.messages.edges.map(({ node }) => node.text ?? null).reverse() ?? [];
}

/** The lists of a user: the last text of each conversation and the unread messages, and their sum. */
export async function listsOf(user: TestUser, unreadFirst = false) {
  const { viewer } = await user.get(Conversations, { unreadFirst });
  const lines = (
    edges: { node: { lastMessage?: { text?: string | null } | null; unreadCount: number } }[] = [],
  ) => edges.map(({ node }) => `${node.lastMessage?.text ?? '-'}: ${node.unreadCount}`);
  return {
    inbox: lines(viewer?.conversations?.edges),
    requests: lines(viewer?.messageRequests?.edges),
    unread: viewer?.unreadMessagesCount,
  };
}

/** Makes a group; resolves to its id. */
export async function group(admin: TestUser, others: readonly TestUser[], name?: string): Promise<string> {
  const input = { memberIds: others.map(({ id }) => id), ...(name === undefined ? {} : { name }) };
  return (await admin.get(CreateGroup, { input })).createGroup.conversation.id;
}

/** Lets all users follow each other, so that nobody is a stranger. */
export async function befriend(...users: TestUser[]): Promise<void> {
  for (const user of users)
    await Promise.all(users.filter((other) => other !== user).map((other) => user.follow(other)));
}
