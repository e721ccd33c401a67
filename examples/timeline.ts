import { setTimeout as delay } from 'node:timers/promises';
import type { HomeEventsSubscription, HomePageQuery, HomePageQueryVariables } from './generated/graphql.js';

type HomeEvent = HomeEventsSubscription['homeTimelineEvents'];
type Tweet = NonNullable<Extract<HomeEvent, { __typename: 'TweetPosted' }>['tweet']>;
type Page = NonNullable<HomePageQuery['homeTimeline']>;

const PAGE_SIZE = 50;
/** How long to wait for a page with a liveCursor while the stream is down, in ms. */
const PATIENCE_MS = 1_000;

/**
 * A home timeline on a screen that only grows: every tweet once, oldest first. Most tweets arrive as events. After a gap, pages of the
 * timeline are read up to the first known tweet.
 */
export class Timeline {
  readonly #readPage: (variables: HomePageQueryVariables) => Promise<Page>;
  readonly #shown = new Set<string>();
  /** Events wait while a page is read, so that the order holds. */
  #queue: Promise<void> = Promise.resolve();

  constructor(readPage: (variables: HomePageQueryVariables) => Promise<Page>) {
    this.#readPage = readPage;
  }

  /** Shows the first page; resolves to the cursor behind which the live stream starts. */
  async begin(): Promise<string> {
    for (;;) {
      const cursor = await this.#catchUp();
      if (cursor != null) return cursor;
      await delay(PATIENCE_MS);
    }
  }

  take(event: HomeEvent): void {
    this.#queue = this.#queue.then(() => this.#tell(event));
  }

  async #tell(event: HomeEvent): Promise<void> {
    switch (event.__typename) {
      case 'TweetPosted':
        // The tweet is null: its subgraph was down for a moment.
        return event.tweet ? this.#show(event.tweet) : void (await this.#catchUp());
      case 'TweetEdited':
        return console.log(`${event.tweet?.id} now says: ${event.tweet?.text}`);
      case 'TweetDeleted':
        return console.log(`${event.tweetId} is gone`);
      case 'TimelineGap':
        return void (await this.#catchUp());
    }
  }

  async #catchUp(): Promise<Page['liveCursor']> {
    const missed: Tweet[] = [];
    let cursor: Page['liveCursor'] = null;
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo, liveCursor }: Page = await this.#readPage({ first: PAGE_SIZE, after });
      // Later pages have no liveCursor: newer tweets are above the first page.
      cursor ??= liveCursor;
      const tweets = edges.flatMap(({ node }) => node ?? []);
      missed.push(...tweets);
      // The first page is enough for the start.
      const isReached = this.#shown.size === 0 || tweets.some(({ id }) => this.#shown.has(id));
      more = pageInfo.hasNextPage && !isReached;
      after = pageInfo.endCursor;
    }
    for (const tweet of missed.reverse()) this.#show(tweet);
    return cursor;
  }

  #show({ id, text, author }: Tweet): void {
    if (this.#shown.has(id)) return;
    this.#shown.add(id);
    console.log(`${id} @${author?.username}: ${text}`);
  }
}
