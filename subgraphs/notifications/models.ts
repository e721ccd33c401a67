import type { TYPE_OF } from './rules/kinds.js';
import type { Device } from './store/devices.js';
import type { GroupActor } from './store/documents.js';

/** A notification that the viewer may see, with the actors of whom the viewer may hear. */
export interface NotificationModel {
  __typename: (typeof TYPE_OF)[keyof typeof TYPE_OF];
  /** The id of the group. */
  group: string;
  /** The id of the tweet that it is about, or SELF. */
  object: string;
  /** The place in the list: the id of the newest event. */
  latest: string;
  actorsCount: number;
  /** The newest actors, newest first. */
  newest: readonly GroupActor[];
}

export type FollowNotificationModel = NotificationModel;
export type FollowRequestNotificationModel = NotificationModel;
export type LikeNotificationModel = NotificationModel;
export type NewTweetNotificationModel = NotificationModel;
export type MentionNotificationModel = NotificationModel;
export type ModerationNotificationModel = NotificationModel;
export type QuoteNotificationModel = NotificationModel;
export type ReplyNotificationModel = NotificationModel;
export type RequestAcceptedNotificationModel = NotificationModel;
export type RetweetNotificationModel = NotificationModel;

/** A browser or an app that the viewer has registered. */
export type PushSubscriptionModel = Device;

/** The signed-in user. */
export interface ViewerModel {
  /** The id of the user; that of the record is made from it. */
  userId: string;
}
