import type { Subscription, TestUser } from '../client/index.js';

/** One entry of a home timeline as a client keeps it. */
export interface ReadEntry {
  id: string;
  text: string;
}

interface Event {
  __typename: 'TweetPosted' | 'TweetEdited' | 'TweetDeleted' | 'TimelineGap';
  cursor: string;
  tweet?: ReadEntry | null;
  tweetId?: string;
}

interface Page {
  homeTimeline: { edges: { node: ReadEntry | null }[]; liveCursor: string | null };
}

type Events = Subscription<{ homeTimelineEvents: Event }>;

const PAGE = '{ homeTimeline(first: 100) { edges { node { id text } } liveCursor } }';
const EVENTS = `subscription ($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted { cursor tweet { id text } }
    ... on TweetEdited { cursor tweet { id text } }
    ... on TweetDeleted { cursor tweetId }
    ... on TimelineGap { cursor }
  }
}`;

/** A client that reads a page and applies the events of the stream to it, by the rule of docs/live.md. */
export class LiveReader implements AsyncDisposable {
  /** Newest first. */
  entries: readonly ReadEntry[];
  /** What the stream has told, for the report of a failure. */
  readonly told: string[] = [];
  readonly #user: TestUser;
  #after: string | null;
  #events: Events | undefined;
  #applying: Promise<void> = Promise.resolve();

  private constructor(user: TestUser, entries: readonly ReadEntry[], after: string | null) {
    this.#user = user;
    this.entries = entries;
    this.#after = after;
  }

  /** Reads the page, and subscribes with its live cursor. */
  static async open(user: TestUser): Promise<LiveReader> {
    const { entries, liveCursor } = await pageOf(user);
    const reader = new LiveReader(user, entries, liveCursor);
    await reader.#subscribe();
    return reader;
  }

  /** The page as a reload shows it. */
  async readPage(): Promise<{ entries: ReadEntry[] }> {
    return pageOf(this.#user);
  }

  /** Ends the subscription and resumes after the last event. */
  async reconnect(): Promise<void> {
    await this.#close();
    await this.#subscribe();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
  }

  async #close(): Promise<void> {
    await this.#events?.close();
    this.#events = undefined;
    await this.#applying;
  }

  async #subscribe(): Promise<void> {
    const events: Events = await this.#user.subscribe(EVENTS, { after: this.#after });
    this.#events = events;
    this.#applying = this.#applyAll(events);
  }

  async #applyAll(events: Events): Promise<void> {
    for (;;) {
      // The stream ends when this reader closes it.
      const next = await events.next().catch((error: unknown) => {
        if (this.#events === events) throw error;
        return null;
      });
      if (next === null) return;
      await this.#apply(next.homeTimelineEvents);
    }
  }

  async #apply(event: Event): Promise<void> {
    const { __typename: type, cursor, tweet, tweetId } = event;
    this.told.push(`${type} ${tweet?.id ?? tweetId ?? ''}`);
    if (type === 'TimelineGap') this.entries = (await pageOf(this.#user)).entries;
    else if (type === 'TweetDeleted') this.entries = this.entries.filter(({ id }) => id !== tweetId);
    else if (tweet && (type === 'TweetPosted' || this.entries.some(({ id }) => id === tweet.id))) {
      const others = this.entries.filter(({ id }) => id !== tweet.id);
      this.entries = [...others, tweet].sort((a, b) => (a.id < b.id ? 1 : -1));
    }
    this.#after = cursor;
  }
}

async function pageOf(user: TestUser): Promise<{ entries: ReadEntry[]; liveCursor: string | null }> {
  const { homeTimeline } = await user.get<Page, Record<string, never>>(PAGE);
  const entries = homeTimeline.edges.flatMap(({ node }) => node ?? []);
  return { entries, liveCursor: homeTimeline.liveCursor };
}
