import { useQuery } from 'urql';
import { graphql, readFragment } from '../graphql/generated/index.js';
import { usePages } from '../graphql/use-pages.js';
import { useSession } from '../session/use-session.js';
import { Composer } from '../tweets/composer.js';
import { TweetCard } from '../tweets/tweet-card.js';
import { TweetList, TweetPageFragment } from '../tweets/tweet-list.js';
import { Page } from '../ui/page.js';
import { ErrorNotice, Notice, Skeleton } from '../ui/state.js';

const TweetQuery = graphql(/* GraphQL */ `
  query Tweet($id: ID!) {
    tweet(id: $id) {
      id
      ...TweetCard
      author {
        id
        username
      }
      inReplyTo {
        id
        ...TweetCard
        inReplyTo {
          id
          ...TweetCard
        }
      }
    }
  }
`);

const Replies = graphql(/* GraphQL */ `
  query Replies($id: ID!, $after: String) {
    tweet(id: $id) {
      id
      replies(first: 20, after: $after) {
        ...TweetPage
      }
    }
  }
`);

/** A tweet within its thread: what it answers above, the answers below. */
export function TweetPage({ id }: { readonly id: string }) {
  const [{ data, error, fetching }, read] = useQuery({ query: TweetQuery, variables: { id } });
  const pages = usePages({
    document: Replies,
    variables: { id },
    connectionOf: ({ tweet }) => readFragment(TweetPageFragment, tweet?.replies),
  });
  const isSignedIn = useSession() !== null;
  const tweet = data?.tweet;
  const shows = { document: TweetQuery, variables: { id } };
  const retry = (): void => read({ requestPolicy: 'network-only' });
  if (!tweet) {
    return (
      <Page title="Tweet" shows={shows}>
        {error ? (
          <ErrorNotice error={error} retry={retry} />
        ) : fetching ? (
          <Skeleton rows={1} />
        ) : (
          <Notice>This tweet does not exist, or not for you.</Notice>
        )}
      </Page>
    );
  }
  const above = [tweet.inReplyTo?.inReplyTo, tweet.inReplyTo].flatMap((ancestor) => ancestor ?? []);
  return (
    <Page title="Tweet" shows={shows}>
      {above.map((ancestor) => (
        <TweetCard key={ancestor.id} tweet={ancestor} />
      ))}
      <div className="tweet-focus">
        <TweetCard tweet={tweet} />
      </div>
      {isSignedIn && (
        <Composer
          key={id}
          draft={{ inReplyTo: id, username: tweet.author?.username }}
          onPosted={pages.reload}
        />
      )}
      <TweetList pages={pages} label="Replies" emptyIcon="reply" empty="No replies yet." />
    </Page>
  );
}
