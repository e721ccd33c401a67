import { useEffect, useRef } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../graphql/generated/index.js';
import { usePages } from '../graphql/use-pages.js';
import { NotificationCard } from '../notifications/notification-card.js';
import { useNotificationCount } from '../notifications/use-unread.js';
import { ItemList } from '../ui/item-list.js';
import { Page } from '../ui/page.js';

const Notifications = graphql(/* GraphQL */ `
  query Notifications($after: String) {
    viewer {
      id
      notifications(first: 20, after: $after) {
        edges {
          cursor
          node {
            id
            ...NotificationCard
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

const MarkRead = graphql(/* GraphQL */ `
  mutation MarkRead($upTo: String!) {
    markNotificationsRead(upTo: $upTo) {
      viewer {
        id
        unreadNotificationsCount
      }
    }
  }
`);

/** What others did that concerns the viewer. Whoever opens the page has read what it shows. */
export function NotificationsPage() {
  const pages = usePages({
    document: Notifications,
    variables: {},
    connectionOf: ({ viewer }) => viewer?.notifications,
  });
  const { events } = useNotificationCount();
  const { reload } = pages;
  const seen = useRef(events);
  useEffect(() => {
    if (seen.current === events) return;
    seen.current = events;
    reload();
  }, [events, reload]);
  useMarkRead(pages.edges[0]?.cursor);
  return (
    <Page title="Notifications" shows={{ document: Notifications }}>
      <ItemList
        pages={pages}
        render={(notification) => <NotificationCard notification={notification} />}
        label="Notifications"
        emptyIcon="bell"
        empty="Nothing yet. Likes, replies, mentions and followers appear here."
      />
    </Page>
  );
}

/** Moves the marker of the viewer to the newest notification that is shown. */
function useMarkRead(upTo: string | undefined): void {
  const [, mark] = useMutation(MarkRead);
  useEffect(() => {
    if (upTo !== undefined) void mark({ upTo });
  }, [mark, upTo]);
}
