import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql, type FragmentType } from '../graphql/generated/index.js';
import type { ConversationMessagesQuery } from '../graphql/generated/graphql.js';
import { usePages } from '../graphql/use-pages.js';
import { nameOf, partnerOf } from '../messages/conversation-name.js';
import { ConversationFoot } from '../messages/conversation-foot.js';
import { GroupDialog } from '../messages/group-dialog.js';
import type { MessageBubbleFragment } from '../messages/message-bubble.js';
import { MessageLog } from '../messages/message-log.js';
import { useMessages } from '../messages/use-messages.js';
import { useSession } from '../session/use-session.js';
import { Icon } from '../ui/icons.js';
import { Page } from '../ui/page.js';
import { ErrorNotice, Notice, Skeleton } from '../ui/state.js';

const ConversationMessages = graphql(/* GraphQL */ `
  query ConversationMessages($id: ID!, $after: String) {
    conversation(id: $id) {
      id
      kind
      joined
      list
      lastSequence
      readUpTo
      members {
        userId
        deliveredUpTo
        readUpTo
      }
      ...ConversationRow
      ...ConversationName
      ...GroupMembers
      messages(first: 30, after: $after) {
        edges {
          node {
            id
            sequence
            senderId
            createdAt
            ...MessageBubble
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const MarkConversationRead = graphql(/* GraphQL */ `
  mutation MarkConversationRead($id: ID!, $upTo: Int!) {
    markConversationRead(id: $id, upTo: $upTo) {
      conversation {
        id
        readUpTo
        unreadCount
      }
    }
  }
`);

export type ShownConversation = NonNullable<ConversationMessagesQuery['conversation']>;

/** A conversation: what was said, and the place to say more. */
export default function ConversationPage({ id }: { readonly id: string }) {
  const ownId = useSession()?.user.id ?? '';
  const pages = usePages({
    document: ConversationMessages,
    variables: { id },
    connectionOf: ({ conversation }) => conversation?.messages,
  });
  const [replyTo, setReplyTo] = useState<FragmentType<typeof MessageBubbleFragment> | null>(null);
  const { feed } = useMessages();
  const { reload } = pages;
  const conversation = pages.first?.conversation;
  useEffect(
    () =>
      feed.listen((event) => {
        if (REREAD.has(event.__typename)) reload();
      }),
    [feed, reload],
  );
  useMarkRead(conversation);
  const shows = { document: ConversationMessages, variables: { id } };
  if (!conversation)
    return (
      <Page title="Conversation" shows={shows}>
        {pages.error ? (
          <ErrorNotice error={pages.error} retry={reload} />
        ) : pages.isLoading ? (
          <Skeleton />
        ) : (
          <Notice icon="message">This conversation does not exist, or not for you.</Notice>
        )}
      </Page>
    );
  return (
    <div className="conversation-page">
      <Page
        title={nameOf(conversation, ownId)}
        shows={shows}
        tools={<Tools conversation={conversation} ownId={ownId} />}
      >
        <MessageLog {...{ pages, conversation, ownId }} onReply={setReplyTo} />
        <ConversationFoot conversation={conversation} replyTo={replyTo} onDone={() => setReplyTo(null)} />
      </Page>
    </div>
  );
}

/** Events after which the conversation is read again as a whole. */
const REREAD: ReadonlySet<string | undefined> = new Set([
  'ConversationsGap',
  'MembersChanged',
  'ConversationChanged',
]);

function Tools({
  conversation,
  ownId,
}: {
  readonly conversation: ShownConversation;
  readonly ownId: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const partner = partnerOf(conversation, ownId);
  return (
    <>
      <Link href={paths.messages} className="button button-round back" aria-label="All conversations">
        <Icon name="back" />
      </Link>
      {partner !== null && (
        <Link
          href={paths.user(partner)}
          className="button button-round"
          aria-label={`Profile of @${partner}`}
        >
          <Icon name="user" />
        </Link>
      )}
      {conversation.kind === 'GROUP' && (
        <button
          type="button"
          className="button button-round"
          aria-label="Members of the group"
          onClick={() => setOpen(true)}
        >
          <Icon name="group" />
        </button>
      )}
      {isOpen && <GroupDialog conversation={conversation} ownId={ownId} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What is in view is read; a request is not, so that its sender learns nothing. */
function useMarkRead(conversation: ShownConversation | null | undefined): void {
  const [, mark] = useMutation(MarkConversationRead);
  const { recount } = useMessages();
  const marked = useRef(0);
  const { id, lastSequence = 0, readUpTo = 0, list } = conversation ?? {};
  useEffect(() => {
    if (id === undefined || list !== 'INBOX') return;
    const markRead = (): void => {
      if (document.visibilityState !== 'visible' || lastSequence <= Math.max(readUpTo, marked.current))
        return;
      marked.current = lastSequence;
      void mark({ id, upTo: lastSequence }).then(recount);
    };
    markRead();
    document.addEventListener('visibilitychange', markRead);
    return () => document.removeEventListener('visibilitychange', markRead);
  }, [id, list, lastSequence, readUpTo, mark, recount]);
}
