import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { useClock } from '../text/clock-context.js';
import { relativeTime } from '../text/relative-time.js';
import { Icon, type IconName } from '../ui/icons.js';
import { Actors } from './actors.js';
import { NoticeTweet, NoticeTweetFragment } from './notice-tweet.js';

export const NotificationCardFragment = graphql(/* GraphQL */ `
  fragment NotificationCard on Notification {
    __typename
    id
    createdAt
    read
    ... on LikeNotification {
      actorsCount
      actors(first: 3) {
        ...Actors
      }
      tweet {
        ...NoticeTweet
      }
    }
    ... on RetweetNotification {
      actorsCount
      actors(first: 3) {
        ...Actors
      }
      tweet {
        ...NoticeTweet
      }
    }
    ... on FollowNotification {
      actorsCount
      actors(first: 3) {
        ...Actors
      }
    }
    ... on FollowRequestNotification {
      actorsCount
      actors(first: 3) {
        ...Actors
      }
    }
    ... on RequestAcceptedNotification {
      actorsCount
      actors(first: 3) {
        ...Actors
      }
    }
    ... on MentionNotification {
      tweet {
        ...NoticeTweet
      }
    }
    ... on ReplyNotification {
      tweet {
        ...NoticeTweet
      }
    }
    ... on QuoteNotification {
      tweet {
        ...NoticeTweet
      }
    }
    ... on NewTweetNotification {
      tweet {
        ...NoticeTweet
      }
    }
    ... on ModerationNotification {
      action
    }
  }
`);

interface Look {
  readonly icon: IconName;
  /** What the actors, or the author of the tweet, have done. */
  readonly did: string;
}

const LOOKS: Readonly<Record<string, Look>> = {
  LikeNotification: { icon: 'like', did: 'liked your tweet' },
  RetweetNotification: { icon: 'retweet', did: 'retweeted your tweet' },
  FollowNotification: { icon: 'user', did: 'followed you' },
  FollowRequestNotification: { icon: 'requests', did: 'asked to follow you' },
  RequestAcceptedNotification: { icon: 'requests', did: 'accepted your request' },
  MentionNotification: { icon: 'reply', did: 'mentioned you' },
  ReplyNotification: { icon: 'reply', did: 'replied to you' },
  QuoteNotification: { icon: 'retweet', did: 'quoted you' },
  NewTweetNotification: { icon: 'home', did: 'wrote' },
};

/** One notification: who did what, to which tweet. A kind that this client does not know yet is left out. */
export function NotificationCard({
  notification: given,
}: {
  readonly notification: FragmentType<typeof NotificationCardFragment>;
}) {
  const notification = readFragment(NotificationCardFragment, given);
  const now = useClock();
  const { icon, did } = LOOKS[notification.__typename] ?? { icon: 'settings', did: '' };
  const tweet = 'tweet' in notification ? notification.tweet : null;
  const author = readFragment(NoticeTweetFragment, tweet)?.author;
  return (
    <article className={notification.read ? 'notification' : 'notification notification-new'}>
      <Icon name={icon} />
      <div className="notification-main">
        <p>
          {'actors' in notification ? (
            <Actors actors={notification.actors} count={notification.actorsCount} />
          ) : author ? (
            <Link href={paths.user(author.username)}>
              <strong dir="auto">{author.displayName}</strong>
            </Link>
          ) : (
            'Rookery'
          )}{' '}
          {'action' in notification
            ? `told you of a decision: ${notification.action.toLowerCase().replaceAll('_', ' ')}`
            : did}{' '}
          <time dateTime={notification.createdAt}>{relativeTime(notification.createdAt, now)}</time>
        </p>
        {tweet && <NoticeTweet tweet={tweet} />}
      </div>
    </article>
  );
}
