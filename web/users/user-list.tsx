import type { ResultOf } from '@graphql-typed-document-node/core';
import type { ReactNode } from 'react';
import { graphql } from '../graphql/generated/index.js';
import type { Pages } from '../graphql/use-pages.js';
import type { IconName } from '../ui/icons.js';
import { ItemList } from '../ui/item-list.js';
import { UserCard } from './user-card.js';

/** What every list of users reads of a page. */
export const UserPageFragment = graphql(/* GraphQL */ `
  fragment UserPage on UserConnection {
    edges {
      cursor
      node {
        id
        ...UserCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

type UserEdge = ResultOf<typeof UserPageFragment>['edges'][number];

interface UserListProps {
  readonly pages: Pages<UserEdge, unknown>;
  readonly label: string;
  readonly empty: string;
  readonly emptyIcon?: IconName;
  /** In the place of the follow buttons. */
  readonly tools?: (user: { readonly id: string }) => ReactNode;
}

export function UserList({ tools, ...props }: UserListProps) {
  return <ItemList {...props} render={(user) => <UserCard user={user} tools={tools?.(user)} />} />;
}
