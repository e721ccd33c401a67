import type { Cancellation } from '#platform/cancellation.js';
import type { Cursors } from '#platform/cursor.js';
import { badInput } from '#platform/errors.js';
import { checkFirst, MAX_PAGE, toConnection, type Connection, type Edge } from '#platform/page.js';
import type { TweetModel } from '../models.js';
import { homeRules } from './home/home-rules.js';
import { entriesAbove, entriesBelow, homeRulesOldestFirst } from './home/latest.js';
import type { LiveCursors } from './home/live-cursors.js';
import type { Reader } from './home/reader.js';
import type { Skeleton } from './home/skeleton.js';
import type { RankedEntry, RankedTimeline, TopRequest } from './home/top.js';
import type { RelationshipLoader } from './loaders.js';
import { createPipeline } from './pipeline.js';
import { idInCursor, toConnectionById, toModel, type ListById } from './presentation.js';
import type { RecentDeletions } from './sources/recent-deletions.js';

/** The order of a home timeline. Equal to the enum of the same name in the SDL. */
export type TimelineOrder = 'LATEST' | 'TOP';

export interface HomeArguments {
  first: number;
  after?: string | null | undefined;
  before?: string | null | undefined;
  last?: number | null | undefined;
  order: TimelineOrder;
}

export interface HomePage extends Connection<TweetModel> {
  /**
   * Where the live stream continues after the page. Null for a page that does not begin with the newest entry, or when
   * it was not requested.
   */
  liveCursor: string | null;
  /** The edge of the newest entry has the cursor, too. */
  edges: (Edge<TweetModel> & { liveCursor?: string | null })[];
}

export interface HomeTimelineDeps {
  cursors: Cursors;
  liveCursors: LiveCursors;
  ranked: RankedTimeline;
  deletions: RecentDeletions;
  openRelationships: (userId: string) => RelationshipLoader;
  openSkeleton: (userId: string, isUpToDate: boolean, signal: Cancellation | undefined) => Skeleton;
}

/** Pages of home timelines. Checks the arguments and opens the cursors; each kind of page is a pipeline. */
export class HomeTimeline {
  readonly #deps: HomeTimelineDeps;

  readonly #latestPage = createPipeline(
    entriesBelow,
    ({ reader }, entries) => homeRules(reader, entries),
    ({ reader, below }, selection) => toConnectionById(this.#listOf(reader), selection, below === undefined),
  );

  readonly #newerPage = createPipeline(
    entriesAbove,
    ({ reader }, entries) => homeRulesOldestFirst(reader, entries),
    ({ reader }, { selected, more }) => {
      const newestFirst = selected.toReversed();
      // At least the entry that the cursor belongs to follows the last one.
      const selection = { selected: newestFirst, more: selected.length > 0, last: undefined };
      return toConnectionById(this.#listOf(reader), selection, !more);
    },
  );

  readonly #topPage = createPipeline(
    (request: TopRequest) => this.#deps.ranked.entries(request),
    (request, entries) => this.#deps.ranked.rules(request, entries),
    ({ reader, after }, { selected, more }) =>
      toConnection(selected, {
        cursor: ({ position }: RankedEntry) =>
          this.#deps.cursors.pack(topList(reader), [position.ranking, position.index]),
        node: toModel,
        more,
        isFirstPage: after === undefined,
      }),
  );

  constructor(deps: HomeTimelineDeps) {
    this.#deps = deps;
  }

  /** One page. `hasLiveCursor`: whether the page must lead on to the live stream. */
  async page(
    { userId, signal }: Pick<Reader, 'userId' | 'signal'>,
    args: HomeArguments,
    hasLiveCursor: boolean,
  ): Promise<HomePage> {
    const { openRelationships, openSkeleton, liveCursors, deletions } = this.#deps;
    // Read before the page: tweets that arrive meanwhile are after this position in the stream.
    const position = hasLiveCursor ? await liveCursors.position() : null;
    const skeleton = openSkeleton(userId, position !== null, signal);
    const reader = { userId, relationships: openRelationships(userId), skeleton, deletions, signal };
    const page = await this.#page(reader, args);
    if (position === null || page.pageInfo.hasPreviousPage) return { ...page, liveCursor: null };
    const ids = page.edges.map(({ node }) => node.id);
    const liveCursor = liveCursors.behind(position, ids);
    return {
      ...page,
      liveCursor,
      edges: page.edges.map((edge, index) => (index === 0 ? { ...edge, liveCursor } : edge)),
    };
  }

  async #page(
    reader: Reader,
    { first: given, after, before, last, order }: HomeArguments,
  ): Promise<Connection<TweetModel>> {
    const { signal } = reader;
    const first = last == null ? checkFirst(given) : checkFirst(last, MAX_PAGE, 'last');
    if (last != null && before == null) throw badInput('last', 'Give `before`, too.');
    if (before != null && after != null) throw badInput('before', 'Give `after` or `before`, not both.');
    if (before != null && order === 'TOP') throw badInput('before', 'TOP can only be paged with `after`.');
    if (order === 'TOP')
      return this.#topPage({ reader, first, signal, after: this.#positionOf(reader, after) });
    const list = this.#listOf(reader);
    if (before == null)
      return this.#latestPage({ reader, first, signal, below: idInCursor(list, after, 'after') });
    return this.#newerPage({ reader, first, signal, above: idInCursor(list, before, 'before') ?? '' });
  }

  #listOf({ userId }: Reader): ListById {
    return { list: `home:${userId}`, cursors: this.#deps.cursors };
  }

  #positionOf(reader: Reader, cursor: string | null | undefined): TopRequest['after'] {
    if (cursor == null) return undefined;
    const [ranking, index] = this.#deps.cursors.unpack(topList(reader), cursor);
    return { ranking: String(ranking), index: Number(index) };
  }
}

function topList({ userId }: Reader): string {
  return `top:${userId}`;
}
