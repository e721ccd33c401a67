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
    ... on RetweetNotification {
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
    ... on FollowNotification {
      actorsCount
      actors {
        edges {
          node {
            username
          }
        }
      }
    }
    ... on FollowRequestNotification {
      actorsCount
      actors {
        edges {
          node {
            username
          }
        }
      }
    }
    ... on RequestAcceptedNotification {
      actorsCount
      actors {
        edges {
          node {
            username
          }
        }
      }
    }
    ... on MentionNotification {
      tweet {
        text
      }
    }
    ... on ReplyNotification {
      tweet {
        text
      }
    }
    ... on QuoteNotification {
      tweet {
        text
      }
    }
    ... on NewTweetNotification {
      tweet {
        text
      }
    }
    ... on ModerationNotification {
      action
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

export const NotificationSettings = graphql(`
  query NotificationSettings {
    viewer {
      notificationSettings {
        kind
        from
        push
      }
      noticeAuthors {
        edges {
          node {
            username
          }
        }
      }
    }
  }
`);

export const UpdateNotificationSettings = graphql(`
  mutation UpdateNotificationSettings($settings: [NotificationSettingInput!]!) {
    updateNotificationSettings(settings: $settings) {
      viewer {
        notificationSettings {
          kind
          from
          push
        }
      }
    }
  }
`);

export const TurnOnNotices = graphql(`
  mutation TurnOnNotices($userId: ID!) {
    turnOnNotices(userId: $userId) {
      user {
        username
      }
    }
  }
`);

export const TurnOffNotices = graphql(`
  mutation TurnOffNotices($userId: ID!) {
    turnOffNotices(userId: $userId) {
      user {
        username
      }
    }
  }
`);
