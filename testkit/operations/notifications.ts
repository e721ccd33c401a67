import { graphql } from '../client/generated/index.js';

/** A user's notifications, and what the user does with them. */

export const Notifications = graphql(`
  query Notifications($first: Int, $after: String, $kinds: [NotificationKind!]) {
    viewer {
      unreadNotificationsCount
      notifications(first: $first, after: $after, kinds: $kinds) {
        edges {
          cursor
          node {
            ...Told
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }

  fragment Told on Notification {
    __typename
    id
    createdAt
    read
    ... on LikeNotification {
      actorsCount
      actors {
        edges {
          node {
            username
          }
        }
      }
      tweet {
        text
      }
    }
  }
`);

export const NotificationActors = graphql(`
  query NotificationActors($id: ID!, $first: Int, $after: String) {
    viewer {
      notification(id: $id) {
        ... on LikeNotification {
          actorsCount
          actors(first: $first, after: $after) {
            edges {
              node {
                username
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`);

export const MarkNotificationsRead = graphql(`
  mutation MarkNotificationsRead($upTo: String!) {
    markNotificationsRead(upTo: $upTo) {
      viewer {
        unreadNotificationsCount
      }
    }
  }
`);
