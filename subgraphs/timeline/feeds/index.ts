import type { Cursors } from '#platform/cursor.js';
import { badInput } from '#platform/errors.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { Graph } from '#platform/read-models/graph.js';
import type { Feeds } from '../context.js';
import type { TweetKey } from '../entry.js';
import { standingLoader } from '../loaders.js';
import type { TweetModel } from '../models.js';
import type { TimelineOrder } from '../resolvers/types.generated.js';
import type { Mentions } from '../store/mentions.js';
import type { LatestFeed, Reader, Slice } from './latest.js';
import { readMentions } from './mentions.js';

export interface MentionsArguments {
  first: number;
  after?: string | null | undefined;
}

export interface HomeArguments extends MentionsArguments {
  before?: string | null | undefined;
  order: TimelineOrder;
}

export interface FeedsDeps {
  graph: Graph;
  cursors: Cursors;
  latest: LatestFeed;
  mentions: Mentions;
}

/** Timelines as connections: arguments checked, cursors opened and made. */
export function createFeeds({ graph, cursors, latest, mentions }: FeedsDeps): Feeds {
  const readerOf = (userId: string): Reader => ({ userId, standings: standingLoader(graph, userId) });
  const unpackId = (list: string, cursor: string, argument: string): string =>
    String(cursors.unpack(list, cursor, argument)[0]);

  const pageOfLatest = async (reader: Reader, args: HomeArguments): Promise<Connection<TweetModel>> => {
    const { first, after, before } = args;
    const list = `home:${reader.userId}`;
    const cursor = ({ tweetId }: TweetKey): string => cursors.pack(list, [tweetId]);
    if (before == null) {
      const below = after == null ? undefined : unpackId(list, after, 'after');
      const slice = await latest.after(reader, below, first);
      return connect(slice, cursor, { next: slice.more, previous: below !== undefined });
    }
    const slice = await latest.before(reader, unpackId(list, before, 'before'), first);
    return connect(slice, cursor, { next: slice.entries.length > 0, previous: slice.more });
  };

  return {
    async home(viewerId, args) {
      checkFirst(args.first);
      if (args.after != null && args.before != null) throw badInput('before', 'Give `after` or `before`.');
      return pageOfLatest(readerOf(viewerId), args);
    },

    async mentions(viewerId, { first, after }) {
      checkFirst(first);
      const list = `mentions:${viewerId}`;
      const below = after == null ? undefined : unpackId(list, after, 'after');
      const slice = await readMentions(mentions, readerOf(viewerId), below, first);
      const cursor = ({ tweetId }: TweetKey): string => cursors.pack(list, [tweetId]);
      return connect(slice, cursor, { next: slice.more, previous: below !== undefined });
    },
  };
}

function connect<Key extends TweetKey>(
  { entries }: Pick<Slice, never> & { entries: readonly Key[] },
  cursor: (key: Key) => string,
  { next, previous }: { next: boolean; previous: boolean },
): Connection<TweetModel> {
  return toConnection(entries, { cursor, node: toModel, more: next, isFirstPage: !previous });
}

function toModel({ tweetId, authorId }: TweetKey): TweetModel {
  return { __typename: 'Tweet', id: tweetId, author: { id: authorId } };
}
