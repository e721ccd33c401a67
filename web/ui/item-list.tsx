import type { ReactNode } from 'react';
import type { Pages } from '../graphql/use-pages.js';
import type { IconName } from './icons.js';
import { ErrorNotice, Notice, Skeleton } from './state.js';
import { WindowList } from './window-list.js';

interface Edge<Item> {
  readonly node?: Item | null;
}

interface ItemListProps<Item> {
  readonly pages: Pages<Edge<Item>, unknown>;
  readonly render: (item: Item) => ReactNode;
  readonly label: string;
  /** What is said of a list without items. */
  readonly empty: string;
  readonly emptyIcon?: IconName;
}

/** A list that grows while one scrolls, or what stands in its place. What is hidden or deleted leaves the list. */
export function ItemList<Item extends { readonly id: string }>({
  pages,
  render,
  label,
  empty,
  emptyIcon,
}: ItemListProps<Item>) {
  const items = pages.edges.flatMap(({ node }) => (node ? [node] : []));
  if (pages.error && items.length === 0) return <ErrorNotice error={pages.error} retry={pages.reload} />;
  if (pages.isLoading && items.length === 0) return <Skeleton />;
  if (items.length === 0) return <Notice icon={emptyIcon}>{empty}</Notice>;
  return (
    <WindowList
      items={items}
      keyOf={({ id }) => id}
      render={render}
      hasMore={pages.hasMore}
      loadMore={pages.loadMore}
      label={label}
    />
  );
}
