import type { Cursors } from '#platform/cursor.js';
import { badInput } from '#platform/errors.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { TweetKey } from '../../rules/entry.js';
import type { RelationshipLoader } from '../loaders.js';
import type { TweetModel } from '../../models.js';
import type { TimelineOrder } from '../../resolvers/types.generated.js';
import type { Mentions } from '../../store/mentions.js';
import { readAfter, readBefore, type Reader } from './latest.js';
import type { Deletions } from '../sources/recent-deletions.js';
import type { LiveCursors } from './live-cursors.js';
import { readMentions } from '../mentions-timeline.js';
import type { RankedEntry, TopFeed } from './top.js';
import type { Skeleton } from './home-entries.js';

export interface MentionsArguments {
  first: number;
  after?: string | null | undefined;
}

export interface HomeArguments extends MentionsArguments {
  before?: string | null | undefined;
  order: TimelineOrder;
}

export interface HomePage extends Connection<TweetModel> {
  /** Where the live stream goes on behind the page; null when it does not begin with the newest, or nobody asked. */
  liveCursor: string | null;
}

export interface FeedsDeps {
  cursors: Cursors;
  liveCursors: LiveCursors;
  top: TopFeed;
  mentions: Mentions;
  deletions: Deletions;
  openRelationships: (userId: string) => RelationshipLoader;
  openSkeleton: (userId: string, isUpToDate: boolean) => Skeleton;
}

/** Timelines as connections: arguments are checked, cursors opened and made. */
export class Feeds {
  readonly #deps: FeedsDeps;

  constructor(deps: FeedsDeps) {
    this.#deps = deps;
  }

  /** `hasLiveCursor` says whether the page is to lead on to the live stream. */
  async home(userId: string, args: HomeArguments, hasLiveCursor: boolean): Promise<HomePage> {
    const { openRelationships, openSkeleton, liveCursors, deletions } = this.#deps;
    // Before anything of the page is read: what comes meanwhile is announced.
    const position = hasLiveCursor ? await liveCursors.position() : null;
    const skeleton = openSkeleton(userId, position !== null);
    const reader = { userId, relationships: openRelationships(userId), skeleton, deletions };
    const page = await this.#home(reader, args);
    if (position === null || page.pageInfo.hasPreviousPage) return { ...page, liveCursor: null };
    const ids = page.edges.map(({ node }) => node.id);
    return { ...page, liveCursor: liveCursors.behind(position, ids) };
  }

  async mentions(userId: string, { first, after }: MentionsArguments): Promise<Connection<TweetModel>> {
    checkFirst(first);
    const { mentions, openRelationships } = this.#deps;
    const list = `mentions:${userId}`;
    const reader = { userId, relationships: openRelationships(userId) };
    const below = this.#openId(list, after, 'after');
    const { entries, more, last } = await readMentions(mentions, reader, below, first);
    const shape = this.#byId(list);
    const behind = last && shape.cursor(last);
    return toConnection(entries, { ...shape, more, isFirstPage: below === undefined, behind });
  }

  async #home(
    reader: Reader,
    { first, after, before, order }: HomeArguments,
  ): Promise<Connection<TweetModel>> {
    checkFirst(first);
    if (before != null && after != null) throw badInput('before', 'Give `after` or `before`, not both.');
    if (before != null && order === 'TOP') throw badInput('before', 'TOP can only be paged with `after`.');
    if (order === 'TOP') return this.#top(reader, first, after);
    return before == null ? this.#latest(reader, first, after) : this.#newer(reader, first, before);
  }

  async #latest(
    reader: Reader,
    first: number,
    after: string | null | undefined,
  ): Promise<Connection<TweetModel>> {
    const list = `home:${reader.userId}`;
    const below = this.#openId(list, after, 'after');
    const { entries, more, last } = await readAfter(reader, below, first);
    const shape = this.#byId(list);
    const behind = last ? shape.cursor(last) : null;
    return toConnection(entries, { ...shape, more, isFirstPage: below === undefined, behind });
  }

  async #newer(reader: Reader, first: number, before: string): Promise<Connection<TweetModel>> {
    const list = `home:${reader.userId}`;
    const above = this.#openId(list, before, 'before') ?? '';
    const { entries, more } = await readBefore(reader, above, first);
    // Behind the last of them stands at least what the cursor was made of.
    return toConnection(entries, { ...this.#byId(list), more: entries.length > 0, isFirstPage: !more });
  }

  async #top(
    reader: Reader,
    first: number,
    after: string | null | undefined,
  ): Promise<Connection<TweetModel>> {
    const { cursors, top } = this.#deps;
    const list = `top:${reader.userId}`;
    const [ranking, index] = after == null ? [] : cursors.unpack(list, after);
    const place = after == null ? undefined : { ranking: String(ranking), index: Number(index) };
    const { entries, more } = await top.read(reader, place, first);
    return toConnection(entries, {
      cursor: (entry: RankedEntry) => cursors.pack(list, [entry.place.ranking, entry.place.index]),
      node: toModel,
      more,
      isFirstPage: place === undefined,
    });
  }

  /** How entries of a list that is ordered by id become edges. */
  #byId(list: string): { cursor: (key: TweetKey) => string; node: (key: TweetKey) => TweetModel } {
    return { cursor: ({ tweetId }) => this.#deps.cursors.pack(list, [tweetId]), node: toModel };
  }

  #openId(list: string, cursor: string | null | undefined, argument: string): string | undefined {
    return cursor == null ? undefined : String(this.#deps.cursors.unpack(list, cursor, argument)[0]);
  }
}

function toModel({ tweetId, authorId }: TweetKey): TweetModel {
  return { __typename: 'Tweet', id: tweetId, author: { id: authorId } };
}
