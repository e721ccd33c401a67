import type { FragmentType } from '../graphql/generated/index.js';
import type { Pages } from '../graphql/use-pages.js';
import { ErrorNotice, Notice, Skeleton } from '../ui/state.js';
import { WindowList } from '../ui/window-list.js';
import { TweetCard, type TweetCardFragment } from './tweet-card.js';

export interface TweetEdge {
  readonly cursor: string;
  readonly node?: ({ readonly id: string } & FragmentType<typeof TweetCardFragment>) | null;
}

interface TweetListProps {
  readonly pages: Pages<TweetEdge, unknown>;
  readonly label: string;
  readonly empty: string;
}

/** A list of tweets that grows while one scrolls. Hidden and deleted tweets leave it. */
export function TweetList({ pages, label, empty }: TweetListProps) {
  const tweets = pages.edges.flatMap(({ node }) => (node ? [node] : []));
  if (pages.error && tweets.length === 0) return <ErrorNotice error={pages.error} retry={pages.reload} />;
  if (pages.isLoading && tweets.length === 0) return <Skeleton />;
  if (tweets.length === 0) return <Notice>{empty}</Notice>;
  return (
    <WindowList
      items={tweets}
      keyOf={({ id }) => id}
      render={(tweet) => <TweetCard tweet={tweet} />}
      hasMore={pages.hasMore}
      loadMore={pages.loadMore}
      label={label}
    />
  );
}
