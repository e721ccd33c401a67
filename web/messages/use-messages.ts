import { createContext, useContext, useEffect, useMemo } from 'react';
import { useClient, useQuery } from 'urql';
import { pipe, subscribe } from 'wonka';
import { graphql } from '../graphql/generated/index.js';
import { useSession } from '../session/use-session.js';
import { MessageFeed } from './message-feed.js';

const UnreadMessages = graphql(/* GraphQL */ `
  query UnreadMessages {
    viewer {
      id
      unreadMessagesCount
    }
  }
`);

const MessagesStart = graphql(/* GraphQL */ `
  query MessagesStart {
    viewer {
      id
      conversations(first: 1) {
        liveCursor
      }
    }
  }
`);

const ConversationEvents = graphql(/* GraphQL */ `
  subscription ConversationEvents($after: String) {
    conversationEvents(after: $after) {
      ... on MessageSent {
        cursor
        message {
          id
          sequence
          senderId
          ...MessageBubble
          conversation {
            id
            ...ConversationRow
          }
        }
      }
      ... on MessageChanged {
        cursor
        message {
          id
          ...MessageBubble
        }
      }
      ... on ReactionChanged {
        cursor
        message {
          id
          ...MessageBubble
        }
      }
      ... on MessageDeleted {
        cursor
        messageId
        conversationId
        forAll
      }
      ... on ReceiptMoved {
        cursor
        conversationId
        userId
        readUpTo
        deliveredUpTo
      }
      ... on MembersChanged {
        cursor
        conversation {
          id
          joined
          ...ConversationRow
          ...GroupMembers
        }
      }
      ... on ConversationChanged {
        cursor
        conversation {
          id
          ...ConversationRow
        }
      }
      ... on Typing {
        conversationId
        userId
        user {
          id
          displayName
        }
      }
      ... on ConversationsGap {
        cursor
        missed
      }
    }
  }
`);

const MarkDelivered = graphql(/* GraphQL */ `
  mutation MarkDelivered($id: ID!, $upTo: Int!) {
    markConversationDelivered(id: $id, upTo: $upTo) {
      conversation {
        id
      }
    }
  }
`);

interface Messages {
  readonly unread: number;
  readonly feed: MessageFeed;
  /** Counts the unread messages again. */
  readonly recount: () => void;
}

export const MessagesContext = createContext<Messages>({
  unread: 0,
  feed: new MessageFeed(),
  recount: () => undefined,
});

export function useMessages(): Messages {
  return useContext(MessagesContext);
}

/** Follows the conversations of the viewer, on every page: what comes is counted, and said to have been received. */
export function useMessageEvents(): Messages {
  const client = useClient();
  const ownId = useSession()?.user.id;
  const feed = useMemo(() => new MessageFeed(), []);
  const [{ data }, read] = useQuery({ query: UnreadMessages, pause: !ownId });
  const [{ data: start }] = useQuery({
    query: MessagesStart,
    pause: !ownId,
    requestPolicy: 'network-only',
  });
  const after = start?.viewer?.conversations?.liveCursor;
  const recount = useMemo(() => () => read({ requestPolicy: 'network-only' }), [read]);
  useEffect(() => {
    if (!ownId || !after) return;
    const { unsubscribe } = pipe(
      client.subscription(ConversationEvents, { after }),
      subscribe(({ data: told }) => {
        const event = told?.conversationEvents;
        if (!event) return;
        if (event.__typename === 'MessageSent' && event.message && event.message.senderId !== ownId) {
          const { conversation, sequence } = event.message;
          client.mutation(MarkDelivered, { id: conversation.id, upTo: sequence }).subscribe(() => undefined);
        }
        if (event.__typename !== 'Typing') recount();
        feed.tell(event);
      }),
    );
    return unsubscribe;
  }, [client, ownId, after, feed, recount]);
  return useMemo(
    () => ({ unread: data?.viewer?.unreadMessagesCount ?? 0, feed, recount }),
    [data, feed, recount],
  );
}
