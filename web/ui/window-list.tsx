import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';

interface WindowListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly render: (item: Item) => ReactNode;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly label: string;
}

/** The height of an item that was not measured yet, in px. */
const ESTIMATE = 120;
/** The next page is read when so much of the list has not been seen: a fifth, but of a long list no more than some items. */
const UNSEEN_SHARE = 0.2;
const MOST_UNSEEN = 8;

/** A long list of which the browser holds what is near the window alone. */
export function WindowList<Item>({ items, keyOf, render, hasMore, loadMore, label }: WindowListProps<Item>) {
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ESTIMATE,
    overscan: 6,
    scrollMargin: offset,
    getItemKey: (index) => keyOf(items[index]!),
  });
  const visible = virtualizer.getVirtualItems();
  const lastSeen = visible.at(-1)?.index ?? 0;
  const isNearEnd = items.length - 1 - lastSeen <= Math.min(items.length * UNSEEN_SHARE, MOST_UNSEEN);
  useEffect(() => {
    if (hasMore && isNearEnd) loadMore();
    // A page that leaves one near the end is followed by the next.
  }, [hasMore, isNearEnd, items.length, loadMore]);
  return (
    <div
      ref={list}
      role="feed"
      aria-label={label}
      aria-busy={false}
      className="window-list"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {visible.map(({ index, key, start }) => (
        <div
          key={key}
          data-index={index}
          ref={virtualizer.measureElement}
          className="window-item"
          style={{ transform: `translateY(${start - offset}px)` }}
        >
          {render(items[index]!)}
        </div>
      ))}
    </div>
  );
}
