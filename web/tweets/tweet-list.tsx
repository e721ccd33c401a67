import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../graphql/generated/index.js';
import type { Pages } from '../graphql/use-pages.js';
import type { IconName } from '../ui/icons.js';
import { ItemList } from '../ui/item-list.js';
import { TweetCard } from './tweet-card.js';

/** What every list of tweets reads of a page. */
export const TweetPageFragment = graphql(/* GraphQL */ `
  fragment TweetPage on TweetConnection {
    edges {
      cursor
      node {
        id
        ...TweetCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

type TweetEdge = ResultOf<typeof TweetPageFragment>['edges'][number];

interface TweetListProps {
  readonly pages: Pages<TweetEdge, unknown>;
  readonly label: string;
  readonly empty: string;
  readonly emptyIcon?: IconName;
}

export function TweetList(props: TweetListProps) {
  return <ItemList {...props} render={(tweet) => <TweetCard tweet={tweet} />} />;
}
