import type { HomeEventsSubscription, HomePageQuery, HomePageQueryVariables } from './generated/graphql.js';

type HomeEvent = HomeEventsSubscription['homeTimelineEvents'];
type Tweet = NonNullable<Extract<HomeEvent, { __typename: 'TweetPosted' }>['tweet']>;
type Page = HomePageQuery['homeTimeline'];

const PAGE_SIZE = 50;

/**
 * A home timeline on a screen that only grows: every tweet once, oldest first. Most come as events; where events are
 * missing, the pages of the timeline are read up to what is known already.
 */
export class Timeline {
  readonly #readPage: (variables: HomePageQueryVariables) => Promise<Page>;
  readonly #shown = new Set<string>();
  #hasCursor = false;
  /** What comes while a page is being read waits for it, so that the order holds. */
  #queue: Promise<void> = Promise.resolve();

  constructor(readPage: (variables: HomePageQueryVariables) => Promise<Page>) {
    this.#readPage = readPage;
  }

  /** The stream has begun, or has begun again. Without an event it had no cursor to go on from. */
  connected(): void {
    if (!this.#hasCursor) this.#then(() => this.#catchUp());
  }

  take(event: HomeEvent): void {
    this.#hasCursor = true;
    this.#then(() => this.#tell(event));
  }

  #then(step: () => Promise<void> | void): void {
    this.#queue = this.#queue.then(step);
  }

  #tell(event: HomeEvent): Promise<void> | void {
    switch (event.__typename) {
      case 'TweetPosted':
        // Without its tweet: the room that has it was away for a moment.
        return event.tweet ? this.#show(event.tweet) : this.#catchUp();
      case 'TweetEdited':
        return console.log(`${event.tweet?.id} now says: ${event.tweet?.text}`);
      case 'TweetDeleted':
        return console.log(`${event.tweetId} is gone`);
      case 'TimelineGap':
        return this.#catchUp();
    }
  }

  async #catchUp(): Promise<void> {
    const missed: Tweet[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo }: Page = await this.#readPage({ first: PAGE_SIZE, after });
      const tweets = edges.flatMap(({ node }) => node ?? []);
      missed.push(...tweets);
      // The first page is enough to begin with.
      const isReached = this.#shown.size === 0 || tweets.some(({ id }) => this.#shown.has(id));
      more = pageInfo.hasNextPage && !isReached;
      after = pageInfo.endCursor;
    }
    for (const tweet of missed.reverse()) this.#show(tweet);
  }

  #show({ id, text, author }: Tweet): void {
    if (this.#shown.has(id)) return;
    this.#shown.add(id);
    console.log(`${id} @${author?.username}: ${text}`);
  }
}
