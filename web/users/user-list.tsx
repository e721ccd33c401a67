import type { ReactNode } from 'react';
import type { FragmentType } from '../graphql/generated/index.js';
import type { Pages } from '../graphql/use-pages.js';
import { ErrorNotice, Notice, Skeleton } from '../ui/state.js';
import { WindowList } from '../ui/window-list.js';
import { UserCard, type UserCardFragment } from './user-card.js';

export interface UserEdge {
  readonly cursor: string;
  readonly node?: ({ readonly id: string } & FragmentType<typeof UserCardFragment>) | null;
}

interface UserListProps {
  readonly pages: Pages<UserEdge, unknown>;
  readonly label: string;
  readonly empty: string;
  readonly tools?: (user: { readonly id: string }) => ReactNode;
}

/** A list of users that grows while one scrolls. */
export function UserList({ pages, label, empty, tools }: UserListProps) {
  const users = pages.edges.flatMap(({ node }) => (node ? [node] : []));
  if (pages.error && users.length === 0) return <ErrorNotice error={pages.error} retry={pages.reload} />;
  if (pages.isLoading && users.length === 0) return <Skeleton />;
  if (users.length === 0) return <Notice>{empty}</Notice>;
  return (
    <WindowList
      items={users}
      keyOf={({ id }) => id}
      render={(user) => <UserCard user={user} tools={tools?.(user)} />}
      hasMore={pages.hasMore}
      loadMore={pages.loadMore}
      label={label}
    />
  );
}
