import type { Cursors } from '#platform/cursor.js';
import { toConnection, type Connection } from '#platform/page.js';
import type { TweetModel } from '../models.js';
import type { TweetKey } from '../rules/entry.js';
import type { Selection } from './pipeline.js';

/** A list whose cursors are tweet ids. */
export interface ListById {
  /** The name of the list in its cursors. */
  list: string;
  cursors: Cursors;
}

export function toModel({ tweetId, authorId }: TweetKey): TweetModel {
  return { __typename: 'Tweet', id: tweetId, author: { id: authorId } };
}

/** The tweet id in a cursor of the list; undefined without a cursor, BAD_USER_INPUT for an invalid one. */
export function idInCursor(
  { list, cursors }: ListById,
  cursor: string | null | undefined,
  argument: 'after' | 'before',
): string | undefined {
  return cursor == null ? undefined : String(cursors.unpack(list, cursor, argument)[0]);
}

/** A page of a list, newest first, whose cursors are tweet ids. */
export function toConnectionById<Key extends TweetKey>(
  { list, cursors }: ListById,
  { selected, more, last }: Selection<Key>,
  isFirstPage: boolean,
): Connection<TweetModel> {
  const cursor = ({ tweetId }: TweetKey): string => cursors.pack(list, [tweetId]);
  return toConnection(selected, {
    cursor,
    node: toModel,
    more,
    isFirstPage,
    behind: last === undefined ? null : cursor(last),
  });
}
