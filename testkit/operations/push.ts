import { graphql } from '../client/generated/index.js';

/** The devices of a user. */

export const VapidPublicKey = graphql(`
  query VapidPublicKey {
    vapidPublicKey
  }
`);

export const RegisterPush = graphql(`
  mutation RegisterPush($input: RegisterPushSubscriptionInput!) {
    registerPushSubscription(input: $input) {
      pushSubscription {
        ...Device
      }
    }
  }

  fragment Device on PushSubscription {
    id
    host
    registeredAt
    endsAt
  }
`);

export const RemovePush = graphql(`
  mutation RemovePush($id: ID!) {
    removePushSubscription(id: $id) {
      viewer {
        pushSubscriptions {
          ...Device
        }
      }
    }
  }
`);

export const Devices = graphql(`
  query Devices {
    viewer {
      pushSubscriptions {
        ...Device
      }
    }
  }
`);

export const NotificationById = graphql(`
  query NotificationById($id: ID!) {
    viewer {
      notification(id: $id) {
        __typename
        ... on LikeNotification {
          tweet {
            text
          }
        }
      }
    }
  }
`);
