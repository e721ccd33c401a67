import {
  cacheExchange,
  type Cache,
  type CacheExchangeOpts,
  type OptimisticMutationResolver,
} from '@urql/exchange-graphcache';
import type { Exchange } from 'urql';
import keys from '../../schema/client/keys.json';
import { graphql } from './generated/gql.js';
import { messageUpdates, onConversationEvent } from './message-cache.js';

/** The counts and flags that a click changes at once. */
const CountsFragment = graphql(/* GraphQL */ `
  fragment Counts on Tweet {
    id
    likesCount
    retweetsCount
    viewerHasLiked
    viewerHasRetweeted
    viewerHasBookmarked
  }
`);

const RelationshipFragment = graphql(/* GraphQL */ `
  fragment Following on Relationship {
    id
    following
    muting
    blocking
  }
`);

type Flag = 'viewerHasLiked' | 'viewerHasRetweeted' | 'viewerHasBookmarked';

/** The tweet as it will be when the server agrees. */
function tweetWith(
  flag: Flag,
  value: boolean,
  count?: 'likesCount' | 'retweetsCount',
): OptimisticMutationResolver {
  return ({ id }, cache) => {
    const known = cache.readFragment(CountsFragment, { __typename: 'Tweet', id: id as string });
    if (!known) return null;
    const step = known[flag] === value ? 0 : value ? 1 : -1;
    const tweet = { ...known, [flag]: value, ...(count && { [count]: known[count] + step }) };
    return { __typename: 'Payload', tweet: { ...tweet, __typename: 'Tweet' } };
  };
}

function relationshipWith(change: object): OptimisticMutationResolver {
  return ({ id }, cache) => {
    const user = { __typename: 'User', id: id as string };
    const link = cache.resolve(user, 'viewerRelationship');
    const known =
      typeof link === 'string'
        ? cache.readFragment(RelationshipFragment, {
            __typename: 'Relationship',
            id: link.slice('Relationship:'.length),
          })
        : null;
    if (!known) return null;
    return {
      __typename: 'Payload',
      user: { ...user, viewerRelationship: { ...known, ...change, __typename: 'Relationship' } },
    };
  };
}

/** Lists that a mutation changes are read again when a page next shows them. */
function forget(cache: Cache, ...names: string[]): void {
  for (const { fieldName, fieldKey } of cache.inspectFields('Query'))
    if (names.includes(fieldName)) cache.invalidate('Query', fieldKey);
}

const OPTIONS: Partial<CacheExchangeOpts> = {
  optimistic: {
    tweetLike: tweetWith('viewerHasLiked', true, 'likesCount'),
    tweetUnlike: tweetWith('viewerHasLiked', false, 'likesCount'),
    tweetRetweet: tweetWith('viewerHasRetweeted', true, 'retweetsCount'),
    tweetUndoRetweet: tweetWith('viewerHasRetweeted', false, 'retweetsCount'),
    tweetBookmark: tweetWith('viewerHasBookmarked', true),
    tweetUnbookmark: tweetWith('viewerHasBookmarked', false),
    userFollow: relationshipWith({ following: true }),
    userUnfollow: relationshipWith({ following: false }),
  },
  updates: {
    Mutation: {
      ...messageUpdates,
      tweetDelete: (_, { id }, cache) => cache.invalidate({ __typename: 'Tweet', id: id as string }),
      tweetPost: (_, __, cache) => forget(cache, 'homeTimeline', 'searchTweets'),
      userBlock: (_, { id }, cache) => {
        cache.invalidate({ __typename: 'User', id: id as string });
        forget(cache, 'homeTimeline', 'searchTweets', 'suggestedUsers');
      },
      userMute: (_, __, cache) => forget(cache, 'homeTimeline'),
      userUnmute: (_, __, cache) => forget(cache, 'homeTimeline'),
    },
    Subscription: {
      conversationEvents: onConversationEvent,
      homeTimelineEvents: ({ homeTimelineEvents: event }, _, cache) => {
        const { __typename, tweetId } = event as { __typename: string; tweetId?: string };
        if (__typename === 'TweetDeleted') cache.invalidate({ __typename: 'Tweet', id: tweetId! });
      },
    },
  },
};

/** The normalised cache of one user. */
export function cache(): Exchange {
  const keyed = Object.entries(keys as Record<string, readonly string[] | null>).map(([type, fields]) => [
    type,
    fields === null
      ? () => null
      : (data: Record<string, unknown>) => fields.map((field) => String(data[field])).join(':'),
  ]);
  return cacheExchange({
    ...OPTIONS,
    keys: Object.fromEntries(keyed) as CacheExchangeOpts['keys'] & object,
  });
}
