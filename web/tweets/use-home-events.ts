import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { pipe, subscribe } from 'wonka';
import { graphql } from '../graphql/generated/index.js';
import { useSession } from '../session/use-session.js';

const HomeEvents = graphql(/* GraphQL */ `
  subscription HomeEvents($after: String) {
    homeTimelineEvents(after: $after) {
      ... on TweetPosted {
        cursor
        tweet {
          id
          author {
            id
          }
          ...TweetCard
        }
      }
      ... on TweetEdited {
        cursor
        tweet {
          id
          ...TweetCard
        }
      }
      ... on TweetDeleted {
        cursor
        tweetId
      }
      ... on TimelineGap {
        cursor
        missed
      }
    }
  }
`);

export interface HomeEvents {
  /** The number of tweets that wait to be shown. */
  readonly waiting: number;
  readonly clear: () => void;
}

/**
 * Follows the home timeline from the page's own place in the stream. Edits and deletes go to the cache, and so to wherever the tweet is
 * shown; new tweets wait until somebody asks for them; after a gap the list is read again.
 */
export function useHomeEvents(liveCursor: string | null | undefined, reload: () => void): HomeEvents {
  const client = useClient();
  const ownId = useSession()?.user.id;
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  // The first cursor: the stream itself goes on from there, whatever page is read later.
  const [start, setStart] = useState<string | null>(null);
  if (start === null && typeof liveCursor === 'string') setStart(liveCursor);
  useEffect(() => {
    if (start === null) return;
    const { unsubscribe } = pipe(
      client.subscription(HomeEvents, { after: start }),
      subscribe(({ data }) => {
        const event = data?.homeTimelineEvents;
        if (event?.__typename === 'TimelineGap') reload();
        if (event?.__typename === 'TweetDeleted') setIds((before) => without(before, event.tweetId));
        if (event?.__typename !== 'TweetPosted' || !event.tweet || event.tweet.author?.id === ownId) return;
        const { id } = event.tweet;
        setIds((before) => new Set(before).add(id));
      }),
    );
    return unsubscribe;
  }, [client, start, ownId, reload]);
  return { waiting: ids.size, clear: useCallback(() => setIds(new Set()), []) };
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : ids;
}
