import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useClient, useQuery } from 'urql';
import { pipe, subscribe } from 'wonka';
import { graphql } from '../graphql/generated/index.js';

const Unread = graphql(/* GraphQL */ `
  query Unread {
    viewer {
      id
      unreadNotificationsCount
    }
  }
`);

const NotificationEvents = graphql(/* GraphQL */ `
  subscription NotificationEvents($after: String, $visible: Boolean!) {
    notificationEvents(after: $after, visible: $visible) {
      ... on NotificationAdded {
        cursor
        notification {
          id
          ...NotificationCard
        }
      }
      ... on NotificationGroupChanged {
        cursor
        id
        notification {
          id
          ...NotificationCard
        }
      }
      ... on NotificationsRead {
        cursor
      }
      ... on NotificationsGap {
        cursor
        missed
      }
    }
  }
`);

/** Counts the events of the stream: whoever shows notifications reads again when it grows. */
export const NotificationCountContext = createContext({ unread: 0, events: 0 });

export function useNotificationCount(): { readonly unread: number; readonly events: number } {
  return useContext(NotificationCountContext);
}

/** Follows the notifications of the viewer. The server pushes nothing to devices while a page is in view. */
export function useUnread(isSignedIn: boolean): { readonly unread: number; readonly events: number } {
  const client = useClient();
  const [events, setEvents] = useState(0);
  const visible = useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible');
  const [{ data }, read] = useQuery({ query: Unread, pause: !isSignedIn });
  useEffect(() => {
    if (!isSignedIn) return;
    const { unsubscribe } = pipe(
      client.subscription(NotificationEvents, { visible }),
      subscribe(() => {
        setEvents((before) => before + 1);
        read({ requestPolicy: 'network-only' });
      }),
    );
    return unsubscribe;
  }, [client, isSignedIn, visible, read]);
  return { unread: data?.viewer?.unreadNotificationsCount ?? 0, events };
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
