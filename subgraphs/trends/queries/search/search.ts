import { createHash } from 'node:crypto';
import type { Clock } from '#platform/clock.js';
import type { Cursors } from '#platform/cursor.js';
import { badInput } from '#platform/errors.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { TweetModel } from '../../models.js';
import { parseQuery } from '../../rules/search/parse-query.js';
import type { Posting, Postings } from '../../store/postings.js';
import type { TermCounts } from '../../store/term-counts.js';
import { scopedTerm } from '../../rules/text/scoped-terms.js';
import { reachOf, type Reach, type SearchAccess } from './access.js';
import { takeLatest } from './latest.js';
import { requiredAuthors, resolveUsers, toMatch, type IdsByUsername, type Match } from './match.js';
import { tagMatch } from './tag-match.js';
import { END, isAfter, SEGMENT, takeSegment, type Position, type Ranked } from './top.js';
import { walk, type Range, type ReadPostings } from './walk.js';

/** The order of search results. Equal to the enum of the same name in the SDL. */
export type SearchOrder = 'TOP' | 'LATEST';

/** The part of a list that a client asks for. */
export interface PageArgs {
  first: number;
  after?: string | null | undefined;
}

export interface SearchDeps {
  postings: Postings;
  terms: TermCounts;
  idsByUsername: IdsByUsername;
  cursors: Cursors;
  clock: Clock;
}

const EMPTY: Connection<TweetModel> = {
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

/** Segments that one page of TOP results may read. Each is a read of the index. */
const MAX_SEGMENTS = 4;

/** What is searched: a match among the tweets within the viewer's reach. */
interface Scope {
  match: Match;
  reach: Reach;
  /** The list that cursors belong to. */
  list: string;
  access: SearchAccess;
}

/**
 * Finds tweets, page by page: rules (`reachOf` decides whose tweets are read) -> skeleton (`walk` yields the matching
 * postings) -> rules (`keepVisible`, because the index lags behind the accounts) -> presentation (`page` makes a connection of
 * keys) -> hydration (the gateway fetches the tweets by `_entities`).
 */
export class Search {
  readonly #deps: SearchDeps;

  constructor(deps: SearchDeps) {
    this.#deps = deps;
  }

  /** The tweets that match a query in the search language. BAD_USER_INPUT for an invalid query or cursor. */
  async tweets(
    { query, order, ...args }: PageArgs & { query: string; order: SearchOrder },
    access: SearchAccess,
  ): Promise<Connection<TweetModel>> {
    checkFirst(args.first);
    const parsed = parseQuery(query);
    const list = `search:${order}:${digest(JSON.stringify(parsed))}`;
    // Before the lookup of usernames, so that an invalid cursor is refused even when there is no result.
    const after = args.after == null ? null : this.#deps.cursors.unpack(list, args.after);
    const idOf = await resolveUsers(parsed, this.#deps.idsByUsername);
    const reach = await reachOf(access, requiredAuthors(parsed, idOf));
    const match = toMatch(parsed, idOf);
    if (reach === null || match === null) return EMPTY;
    const scope = { match, reach, list, access };
    return order === 'LATEST' ? this.#latest(scope, args.first, after) : this.#top(scope, args.first, after);
  }

  /** The tweets with a hashtag, newest first. */
  async withTag(
    name: string,
    { first, after }: PageArgs,
    access: SearchAccess,
  ): Promise<Connection<TweetModel>> {
    checkFirst(first);
    const list = `hashtag:${name}`;
    const position = after == null ? null : this.#deps.cursors.unpack(list, after);
    const reach: Reach = { isPublic: true, authorIds: await access.restrictedAuthors() };
    const scope = { match: tagMatch(name), reach, list, access };
    return this.#latest(scope, first, position);
  }

  async #latest(
    scope: Scope,
    first: number,
    after: (string | number)[] | null,
  ): Promise<Connection<TweetModel>> {
    const { list, access } = scope;
    const { cursors } = this.#deps;
    const below = after === null ? END : String(after[0]);
    // One row more tells whether there is a next page, and a fifth more makes up for hidden tweets.
    const ranges = await this.#walk(scope, below, first + Math.ceil(first / 5) + 1);
    const { rows, next } = await takeLatest(ranges, access.keepVisible, first);
    return page(rows, {
      cursor: ({ tweetId }) => cursors.pack(list, [tweetId]),
      isFirstPage: after === null,
      next: next === null ? null : cursors.pack(list, [next]),
    });
  }

  async #top(
    scope: Scope,
    first: number,
    after: (string | number)[] | null,
  ): Promise<Connection<TweetModel>> {
    const { match, list, access } = scope;
    const { cursors, clock } = this.#deps;
    const [asOf, start] = after === null ? [clock.now(), null] : toPosition(after);
    const pack = ({ below, score, tweetId }: Position): string =>
      cursors.pack(list, [asOf, below, score, tweetId]);
    const rows: Ranked[] = [];
    let next: string | null = start?.below ?? END;
    for (let count = 0; next !== null && rows.length <= first && count < MAX_SEGMENTS; count++) {
      const below: string = next;
      const ranges = await this.#walk(scope, below, SEGMENT + 1);
      const segment = await takeSegment(ranges, access.keepVisible, { below, words: match.words, asOf });
      rows.push(...segment.ranked.filter((each) => below !== start?.below || isAfter(each, start)));
      next = segment.next;
    }
    const isFull = rows.length > first;
    const end = isFull ? rows[first - 1] : next === null ? null : { below: next, score: 2, tweetId: END };
    return page(rows.slice(0, first), {
      cursor: pack,
      isFirstPage: after === null,
      next: end == null ? null : pack(end),
    });
  }

  async #walk(
    { match, reach, access }: Scope,
    below: string,
    expected: number,
  ): Promise<AsyncGenerator<Range>> {
    const { postings, terms } = this.#deps;
    const scoped = (authorId: string) => (term: string) => scopedTerm(authorId, term);
    const [author = ''] = reach.authorIds;
    const [first, ...others] = reach.isPublic ? match.terms : match.terms.map(scoped(author));
    const lead = await terms.rarest([first ?? '', ...others]);
    const lookups = reach.isPublic
      ? [lead, ...reach.authorIds.map((each) => scopedTerm(each, lead))]
      : [lead];
    const until = match.bounds.below ?? END;
    const bounds = { ...match.bounds, below: below < until ? below : until };
    const read: ReadPostings = (within, limit) =>
      access.read((signal) => postings.newest(lookups, { ...within, limit }, signal));
    return walk(read, match, bounds, expected);
  }
}

/**
 * A connection whose `endCursor` is `next`, also when the page is short because the search reached its limit of reads.
 */
function page<Row extends Posting | Ranked>(
  rows: Row[],
  shape: { cursor: (row: Row) => string; isFirstPage: boolean; next: string | null },
): Connection<TweetModel> {
  const { cursor, isFirstPage, next } = shape;
  const connection = toConnection(rows, { cursor, node: toTweet, more: next !== null, isFirstPage });
  return next === null
    ? connection
    : { ...connection, pageInfo: { ...connection.pageInfo, endCursor: next } };
}

function toTweet(row: Posting | Ranked): TweetModel {
  const { tweetId, authorId } = 'posting' in row ? row.posting : row;
  return { id: tweetId, author: { id: authorId } };
}

function toPosition([asOf, below, score, tweetId]: (string | number)[]): [asOf: number, position: Position] {
  if (asOf === undefined || below === undefined || score === undefined || tweetId === undefined) {
    throw badInput('after', 'The cursor is invalid.');
  }
  return [Number(asOf), { below: String(below), score: Number(score), tweetId: String(tweetId) }];
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
