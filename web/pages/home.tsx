import { useState } from 'react';
import { graphql, readFragment } from '../graphql/generated/index.js';
import { usePages } from '../graphql/use-pages.js';
import { useHomeEvents } from '../tweets/use-home-events.js';
import { Composer } from '../tweets/composer.js';
import { TweetList, TweetPageFragment } from '../tweets/tweet-list.js';
import { Page, Tabs } from '../ui/page.js';

const HomeTimeline = graphql(/* GraphQL */ `
  query HomeTimeline($order: TimelineOrder!, $after: String) {
    homeTimeline(first: 20, order: $order, after: $after) {
      ...TweetPage
      liveCursor
    }
  }
`);

type Order = 'LATEST' | 'TOP';

/** The tweets of the users that one follows: as they come, or the best of them. */
export function HomePage() {
  const [order, setOrder] = useState<Order>('LATEST');
  const pages = usePages({
    document: HomeTimeline,
    variables: { order },
    connectionOf: ({ homeTimeline }) => readFragment(TweetPageFragment, homeTimeline),
  });
  const { waiting, clear } = useHomeEvents(pages.first?.homeTimeline?.liveCursor, pages.reload);
  const show = (): void => {
    clear();
    pages.reload();
    window.scrollTo({ top: 0 });
  };
  return (
    <Page
      title="Home"
      tools={
        <Tabs label="Order" tabs={{ LATEST: 'Latest', TOP: 'For you' }} active={order} onChange={setOrder} />
      }
      shows={{ document: HomeTimeline, variables: { order } }}
    >
      <Composer onPosted={show} />
      {waiting > 0 && (
        <button type="button" className="new-tweets" onClick={show}>
          {waiting === 1 ? '1 new tweet' : `${waiting} new tweets`}
        </button>
      )}
      <span className="visually-hidden" role="status">
        {waiting > 0 ? `${waiting} new tweets` : ''}
      </span>
      <TweetList
        pages={pages}
        label="Home timeline"
        empty="Nothing here yet. Follow somebody, or write the first tweet."
      />
    </Page>
  );
}
