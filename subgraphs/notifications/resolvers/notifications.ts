import { timeOf } from '#platform/snowflake.js';
import type { Context } from '../context.js';
import type { NotificationModel } from '../models.js';
import type { ActorsArguments } from '../queries/actor-list.js';
import { notificationId } from '../rules/group-key.js';
import type {
  FollowNotificationResolvers,
  FollowRequestNotificationResolvers,
  LikeNotificationResolvers,
  MentionNotificationResolvers,
  NewTweetNotificationResolvers,
  ModerationNotificationResolvers,
  QuoteNotificationResolvers,
  ReplyNotificationResolvers,
  RequestAcceptedNotificationResolvers,
  RetweetNotificationResolvers,
  ModerationAction,
} from './types.generated.js';

/** The fields of every notification. */
const common = {
  /** Null for a notification of another user, and for one that is gone. */
  __resolveReference: ({ id }: { id: string }, { viewer, own }: Context) =>
    viewer === null ? null : own().loaders.notification.load(id),
  id: ({ group }: NotificationModel) => notificationId(group),
  createdAt: ({ latest }: NotificationModel) => new Date(timeOf(latest)),
  read: async ({ latest }: NotificationModel, _: unknown, { own }: Context) => {
    const { userId, loaders } = own();
    return latest <= (await loaders.reader.load(userId)).readUpTo;
  },
};

/** The fields of a notification that tells of several users. */
const grouped = {
  actors: (notification: NotificationModel, page: ActorsArguments, { own }: Context) =>
    own().actors(notification, page),
};

/** The fields of a notification about a tweet. */
const aboutTweet = { tweet: ({ object }: NotificationModel) => ({ id: object }) };

export const LikeNotification: LikeNotificationResolvers = { ...common, ...grouped, ...aboutTweet };
export const RetweetNotification: RetweetNotificationResolvers = { ...common, ...grouped, ...aboutTweet };
export const FollowNotification: FollowNotificationResolvers = { ...common, ...grouped };
export const FollowRequestNotification: FollowRequestNotificationResolvers = { ...common, ...grouped };
export const RequestAcceptedNotification: RequestAcceptedNotificationResolvers = { ...common, ...grouped };
export const MentionNotification: MentionNotificationResolvers = { ...common, ...aboutTweet };
export const ReplyNotification: ReplyNotificationResolvers = { ...common, ...aboutTweet };
export const QuoteNotification: QuoteNotificationResolvers = { ...common, ...aboutTweet };
export const NewTweetNotification: NewTweetNotificationResolvers = { ...common, ...aboutTweet };
export const ModerationNotification: ModerationNotificationResolvers = {
  ...common,
  action: ({ object }) => object as ModerationAction,
};
