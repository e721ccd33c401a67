import type { Cache, UpdateResolver } from '@urql/exchange-graphcache';
import { graphql } from './generated/gql.js';
import { ConversationMessagesDocument } from './generated/graphql.js';

const DeletedMessage = graphql(/* GraphQL */ `
  fragment DeletedMessage on Message {
    id
    text
    deleted
    reactions {
      emoji
      userId
    }
  }
`);

interface SentMessage {
  readonly id: string;
  readonly conversation: { readonly id: string };
}

/** The first page of a conversation, as the page of the conversation asks for it. */
const firstPage = (id: string) => ({ query: ConversationMessagesDocument, variables: { id, after: null } });

/** Puts a new message onto the first page of its conversation, where that was read. */
function add(cache: Cache, message: SentMessage | null | undefined): void {
  if (!message) return;
  cache.updateQuery(firstPage(message.conversation.id), (data) => {
    const messages = data?.conversation?.messages;
    if (!messages || messages.edges.some(({ node }) => node.id === message.id)) return data;
    const edge = { __typename: 'MessageEdge', node: { __typename: 'Message', ...message } };
    // The type of a masked node says nothing of its fields, which the cache keeps all the same.
    messages.edges.unshift(edge as unknown as (typeof messages.edges)[number]);
    return data;
  });
}

/** A message that was deleted for all stays in its place; one that the viewer has deleted is read no more. */
function remove(cache: Cache, id: string, forAll: boolean): void {
  if (!forAll) return cache.invalidate({ __typename: 'Message', id });
  cache.writeFragment(DeletedMessage, {
    __typename: 'Message',
    id,
    text: null,
    deleted: true,
    reactions: [],
  });
}

/** Moves what a member has received and read. */
function moveReceipt(cache: Cache, { conversationId, userId, readUpTo, deliveredUpTo }: Receipt): void {
  cache.updateQuery(firstPage(conversationId), (data) => {
    const member = data?.conversation?.members.find((each) => each.userId === userId);
    if (member) Object.assign(member, { readUpTo, deliveredUpTo });
    return data;
  });
}

interface Receipt {
  readonly conversationId: string;
  readonly userId: string;
  readonly readUpTo: number;
  readonly deliveredUpTo: number;
}

type Event = { readonly __typename: string } & Record<string, unknown>;

/** What live events of conversations change. */
export const onConversationEvent: UpdateResolver = ({ conversationEvents }, _, cache) => {
  const event = conversationEvents as Event;
  switch (event.__typename) {
    case 'MessageSent':
      return add(cache, event['message'] as SentMessage | null);
    case 'MessageDeleted':
      return remove(cache, event['messageId'] as string, event['forAll'] as boolean);
    case 'ReceiptMoved':
      // The name of the type says which event it is.
      return moveReceipt(cache, event as unknown as Receipt);
  }
};

/** What the viewer's own writes change. */
export const messageUpdates: Record<string, UpdateResolver> = {
  sendMessage: ({ sendMessage }, _, cache) =>
    add(cache, (sendMessage as { message: SentMessage } | null)?.message),
  deleteMessage: (_, { id, forAll }, cache) => remove(cache, id as string, forAll === true),
};
