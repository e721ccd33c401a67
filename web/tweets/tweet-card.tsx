import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { relativeTime } from '../text/relative-time.js';
import { useClock } from '../text/clock-context.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icons.js';
import { TweetActions } from './tweet-actions.js';
import { TweetMenu } from './tweet-menu.js';
import { TweetText } from './tweet-text.js';

const AuthorFragment = graphql(/* GraphQL */ `
  fragment TweetAuthor on User {
    id
    username
    displayName
    avatarUrl
    verified
    protected
  }
`);

const BodyFragment = graphql(/* GraphQL */ `
  fragment TweetBody on Tweet {
    id
    kind
    text
    lang
    createdAt
    editedAt
    author {
      ...TweetAuthor
    }
    quoted {
      id
      text
      lang
      author {
        ...TweetAuthor
      }
    }
    ...TweetActions
    ...TweetMenu
  }
`);

export const TweetCardFragment = graphql(/* GraphQL */ `
  fragment TweetCard on Tweet {
    id
    ...TweetBody
    retweetOf {
      id
      ...TweetBody
    }
    author {
      ...TweetAuthor
    }
    kind
  }
`);

/** A tweet in a list. A retweet shows its original, and who has passed it on. */
export function TweetCard({ tweet: given }: { readonly tweet: FragmentType<typeof TweetCardFragment> }) {
  const tweet = readFragment(TweetCardFragment, given);
  const { retweetOf } = tweet;
  const passedOnBy = readFragment(AuthorFragment, tweet.author);
  if (tweet.kind !== 'RETWEET') return <TweetBody tweet={tweet} />;
  if (!retweetOf) return <Gone text="The original of this retweet is no longer there." />;
  return (
    <TweetBody
      tweet={retweetOf}
      context={
        passedOnBy ? (
          <>
            <Icon name="retweet" />
            <Link href={paths.user(passedOnBy.username)}>{passedOnBy.displayName} retweeted</Link>
          </>
        ) : undefined
      }
    />
  );
}

export function Gone({ text }: { readonly text: string }) {
  return <article className="tweet tweet-gone">{text}</article>;
}

interface TweetBodyProps {
  readonly tweet: FragmentType<typeof BodyFragment>;
  readonly context?: React.ReactNode;
}

function TweetBody({ tweet: given, context }: TweetBodyProps) {
  const tweet = readFragment(BodyFragment, given);
  const author = readFragment(AuthorFragment, tweet.author);
  const now = useClock();
  if (!author) return <Gone text="The author of this tweet is no longer there." />;
  return (
    <article
      className="tweet"
      aria-label={`Tweet by ${author.displayName}`}
      tabIndex={0}
      data-tweet={tweet.id}
    >
      {context && <p className="tweet-context">{context}</p>}
      <Avatar user={author} />
      <div className="tweet-main">
        <header className="tweet-header">
          <Link href={paths.user(author.username)} className="tweet-author">
            <strong dir="auto">{author.displayName}</strong> <span>@{author.username}</span>
          </Link>
          <Link href={paths.tweet(tweet.id)} className="tweet-time">
            <time dateTime={tweet.createdAt}>{relativeTime(tweet.createdAt, now)}</time>
            {tweet.editedAt && ' · edited'}
          </Link>
          <TweetMenu tweet={tweet} />
        </header>
        <TweetText text={tweet.text} lang={tweet.lang} />
        {tweet.kind === 'QUOTE' && <Quoted quoted={tweet.quoted} />}
        <TweetActions tweet={tweet} />
      </div>
    </article>
  );
}

interface QuotedProps {
  readonly quoted?: {
    readonly id: string;
    readonly text: string;
    readonly lang?: string | null;
    readonly author?: FragmentType<typeof AuthorFragment> | null;
  } | null;
}

function Quoted({ quoted }: QuotedProps) {
  const author = readFragment(AuthorFragment, quoted?.author);
  if (!quoted || !author)
    return <div className="quoted tweet-gone">The quoted tweet is no longer there.</div>;
  return (
    <Link href={paths.tweet(quoted.id)} className="quoted">
      <strong dir="auto">{author.displayName}</strong> <span>@{author.username}</span>
      <span className="quoted-text" dir="auto" lang={quoted.lang ?? undefined}>
        {quoted.text}
      </span>
    </Link>
  );
}
