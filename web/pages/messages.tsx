import { useEffect, useState } from 'react';
import { graphql, readFragment } from '../graphql/generated/index.js';
import { usePages } from '../graphql/use-pages.js';
import { ConversationRow, ConversationRowFragment } from '../messages/conversation-row.js';
import NewMessage from '../messages/new-message.js';
import { useMessages } from '../messages/use-messages.js';
import { Icon } from '../ui/icons.js';
import { ItemList } from '../ui/item-list.js';
import { Page, Tabs } from '../ui/page.js';

const Conversations = graphql(/* GraphQL */ `
  query Conversations($after: String) {
    viewer {
      id
      conversations(first: 20, after: $after) {
        edges {
          node {
            id
            ...ConversationRow
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

const MessageRequests = graphql(/* GraphQL */ `
  query MessageRequests($after: String) {
    viewer {
      id
      messageRequests(first: 20, after: $after) {
        edges {
          node {
            id
            ...ConversationRow
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

const TABS = { inbox: 'Inbox', requests: 'Requests' } as const;

/** The conversations of the viewer, and those that strangers have opened. */
export default function MessagesPage() {
  const [tab, setTab] = useState<keyof typeof TABS>('inbox');
  const [isWriting, setWriting] = useState(false);
  return (
    <Page
      title="Messages"
      tools={
        <>
          <Tabs label="Lists" tabs={TABS} active={tab} onChange={setTab} />
          <button
            type="button"
            className="button button-round"
            aria-label="New message"
            onClick={() => setWriting(true)}
          >
            <Icon name="new-message" />
          </button>
        </>
      }
      shows={{ document: tab === 'inbox' ? Conversations : MessageRequests }}
    >
      {tab === 'inbox' ? <Inbox /> : <Requests />}
      {isWriting && <NewMessage onClose={() => setWriting(false)} />}
    </Page>
  );
}

function Inbox() {
  const pages = usePages({
    document: Conversations,
    variables: {},
    connectionOf: ({ viewer }) => viewer?.conversations,
  });
  return (
    <ConversationList
      pages={pages}
      label="Conversations"
      empty="No conversations yet. Write to somebody by the button above, or from a profile."
    />
  );
}

function Requests() {
  const pages = usePages({
    document: MessageRequests,
    variables: {},
    connectionOf: ({ viewer }) => viewer?.messageRequests,
  });
  return (
    <ConversationList
      pages={pages}
      label="Message requests"
      empty="No requests. What people write whom you do not follow waits here for your answer."
    />
  );
}

type ConversationPages = ReturnType<typeof usePages<unknown, Record<string, never>, { readonly node: Row }>>;
type Row = { readonly id: string } & Parameters<typeof ConversationRow>[0]['conversation'];

interface ConversationListProps {
  readonly pages: ConversationPages;
  readonly label: string;
  readonly empty: string;
}

/** The latest activity first, also while messages come. */
function ConversationList({ pages, label, empty }: ConversationListProps) {
  const { feed } = useMessages();
  const { reload } = pages;
  useEffect(() => feed.listen(({ __typename }) => __typename !== 'Typing' && reload()), [feed, reload]);
  const at = ({ node }: { readonly node: Row }): number =>
    Date.parse(readFragment(ConversationRowFragment, node).lastActivityAt);
  const edges = pages.edges.toSorted((one, other) => at(other) - at(one));
  return (
    <ItemList
      pages={{ ...pages, edges }}
      render={(conversation) => <ConversationRow conversation={conversation} />}
      label={label}
      emptyIcon="message"
      empty={empty}
    />
  );
}
