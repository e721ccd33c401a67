import type { PulledTweets } from '../../queries/sources/pulled-tweets.js';
import type { BuildDetails, TimelineBuilds } from '../../queries/sources/timeline-builds.js';
import type { Entry } from '../../rules/entry.js';
import type { Readers } from '../../store/readers.js';
import type { Timelines } from '../../store/timelines.js';
import type { Audience, Audiences } from './audience.js';
import type { Followers } from './followers.js';

export interface FanOutDeps {
  followers: Followers;
  timelines: Timelines;
  readers: Readers;
  audiences: Audiences;
  pulls: PulledTweets;
  builds: TimelineBuilds;
}

/** Pages of followers that one fan-out handles concurrently. Bounds its memory. */
const CONCURRENT_PAGES = 2;

interface FanOutDetails extends BuildDetails {
  /** The followers reached so far. */
  followers: number;
}

/** Adds tweets to the timelines of followers, and removes them. */
export class FanOut {
  readonly #deps: FanOutDeps;

  constructor(deps: FanOutDeps) {
    this.#deps = deps;
  }

  push(entry: Entry): Promise<void> {
    const details = detailsOf(entry);
    return this.#deps.builds.run('fan-out', details, () => this.#push(entry, details));
  }

  /** Inactive followers of big authors keep the entry: their timelines are rebuilt before the next read. */
  undo(entry: Entry): Promise<void> {
    const details = detailsOf(entry);
    return this.#deps.builds.run('take-back', details, () => this.#undo(entry, details));
  }

  /**
   * Deletes the timelines and the list that `push` and `undo` change, so that their next reads build them from documents. Reads
   * nothing from the cache. Timelines of followers who pull keep a deleted tweet, which the rules hide.
   */
  discard(entry: Entry): Promise<void> {
    const details = detailsOf(entry);
    return this.#deps.builds.run('discard', details, () => this.#discard(entry, details));
  }

  async #push(entry: Entry, details: FanOutDetails): Promise<void> {
    const { timelines, audiences, pulls } = this.#deps;
    const [{ followers, pulled }] = await Promise.all([
      audiences.of(entry.authorId),
      timelines.add([entry.authorId], [entry]),
    ]);
    if (pulled) await pulls.add(entry);
    await this.#forEachPage(entry.authorId, followers, details, (ids) => timelines.add(ids, [entry]));
  }

  async #undo(entry: Entry, details: FanOutDetails): Promise<void> {
    const { timelines, audiences, pulls } = this.#deps;
    const { followers, pulled } = await audiences.of(entry.authorId);
    await timelines.remove([entry.authorId], [entry]);
    if (pulled) await pulls.remove(entry);
    const reached = followers === 'all' ? 'all' : 'active';
    await this.#forEachPage(entry.authorId, reached, details, (ids) => timelines.remove(ids, [entry]));
  }

  async #discard({ authorId }: Entry, details: FanOutDetails): Promise<void> {
    const { timelines, audiences, pulls } = this.#deps;
    const { followers } = await audiences.of(authorId);
    await timelines.delete([authorId]);
    await pulls.discard(authorId);
    const reached = followers === 'none' ? 'none' : 'all';
    await this.#forEachPage(authorId, reached, details, (ids) => timelines.delete(ids));
  }

  async #forEachPage(
    authorId: string,
    audience: Audience['followers'],
    details: FanOutDetails,
    handle: (followers: readonly string[]) => Promise<void>,
  ): Promise<void> {
    if (audience === 'none') return;
    const { followers, readers } = this.#deps;
    const pages = followers.pages(authorId);
    const worker = async (): Promise<void> => {
      // The workers share one iterator: each takes the next page when it has handled its last one.
      for (let next = await pages.next(); !next.done; next = await pages.next()) {
        const reached = audience === 'all' ? next.value : await readers.activeAmong(next.value);
        await handle(reached);
        details.followers += reached.length;
      }
    };
    await Promise.all(Array.from({ length: CONCURRENT_PAGES }, worker));
  }
}

function detailsOf({ tweetId, authorId }: Entry): FanOutDetails {
  return { tweetId, authorId, followers: 0 };
}
