import { useState } from 'react';
import { useMutation, type AnyVariables, type TypedDocumentNode } from 'urql';
import { errorText } from '../graphql/error-text.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { useSession } from '../session/use-session.js';
import { Icon, type IconName } from '../ui/icons.js';
import { useCompose } from './compose-context.js';

export const TweetActionsFragment = graphql(/* GraphQL */ `
  fragment TweetActions on Tweet {
    id
    repliesCount
    retweetsCount
    likesCount
    viewerHasLiked
    viewerHasRetweeted
    viewerHasBookmarked
    author {
      id
      username
    }
  }
`);

const Like = graphql(/* GraphQL */ `
  mutation Like($id: ID!) {
    tweetLike(id: $id) {
      tweet {
        ...TweetActions
      }
    }
  }
`);
const Unlike = graphql(/* GraphQL */ `
  mutation Unlike($id: ID!) {
    tweetUnlike(id: $id) {
      tweet {
        ...TweetActions
      }
    }
  }
`);
const Retweet = graphql(/* GraphQL */ `
  mutation Retweet($id: ID!) {
    tweetRetweet(id: $id) {
      tweet {
        ...TweetActions
      }
    }
  }
`);
const UndoRetweet = graphql(/* GraphQL */ `
  mutation UndoRetweet($id: ID!) {
    tweetUndoRetweet(id: $id) {
      tweet {
        ...TweetActions
      }
    }
  }
`);
const Bookmark = graphql(/* GraphQL */ `
  mutation Bookmark($id: ID!) {
    tweetBookmark(id: $id) {
      tweet {
        ...TweetActions
      }
    }
  }
`);
const Unbookmark = graphql(/* GraphQL */ `
  mutation Unbookmark($id: ID!) {
    tweetUnbookmark(id: $id) {
      tweet {
        ...TweetActions
      }
    }
  }
`);

/** What one can do with a tweet. Each click shows at once and goes back when the server refuses. */
export function TweetActions({
  tweet: given,
}: {
  readonly tweet: FragmentType<typeof TweetActionsFragment>;
}) {
  const tweet = readFragment(TweetActionsFragment, given);
  const [error, setError] = useState('');
  const compose = useCompose();
  const { id, author } = tweet;
  return (
    <div className="tweet-actions">
      <button
        type="button"
        aria-label={`Reply, ${tweet.repliesCount} replies`}
        onClick={() => compose({ inReplyTo: id, username: author?.username ?? '' })}
      >
        <Icon name="reply" />
        <Count value={tweet.repliesCount} />
      </button>
      <Toggle
        {...{ id, setError, icon: 'retweet', label: 'Retweet', count: tweet.retweetsCount }}
        isOn={tweet.viewerHasRetweeted}
        on={Retweet}
        off={UndoRetweet}
      />
      <Toggle
        {...{ id, setError, icon: 'like', label: 'Like', count: tweet.likesCount }}
        isOn={tweet.viewerHasLiked}
        on={Like}
        off={Unlike}
      />
      <Toggle
        {...{ id, setError, icon: 'bookmark', label: 'Bookmark' }}
        isOn={tweet.viewerHasBookmarked}
        on={Bookmark}
        off={Unbookmark}
      />
      <span className="tweet-error" role="status">
        {error}
      </span>
    </div>
  );
}

type ById = TypedDocumentNode<unknown, AnyVariables & { id: string }>;

interface ToggleProps {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly isOn: boolean;
  readonly count?: number;
  readonly on: ById;
  readonly off: ById;
  readonly setError: (text: string) => void;
}

function Toggle({ id, icon, label, isOn, count, on, off, setError }: ToggleProps) {
  const [, run] = useMutation(isOn ? off : on);
  const isSignedIn = useSession() !== null;
  const toggle = async (): Promise<void> => {
    const { error } = await run({ id });
    setError(error ? errorText(error) : '');
  };
  return (
    <button
      type="button"
      className={`toggle toggle-${icon}`}
      aria-pressed={isOn}
      aria-label={count === undefined ? label : `${label}, ${count}`}
      disabled={!isSignedIn}
      onClick={() => void toggle()}
    >
      <Icon name={icon} filled={isOn} />
      {count !== undefined && <Count value={count} />}
    </button>
  );
}

const compact = new Intl.NumberFormat(undefined, { notation: 'compact' });

function Count({ value }: { readonly value: number }) {
  return <span className="count">{value > 0 ? compact.format(value) : ''}</span>;
}
