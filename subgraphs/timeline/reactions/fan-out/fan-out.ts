import type { Entry } from '../../rules/entry.js';
import type { Readers } from '../../store/readers.js';
import type { Timelines } from '../../store/timelines.js';
import type { Audience, Audiences } from './audience.js';
import type { Followers } from './followers.js';
import type { Facts, TimelineBuilds } from '../../queries/sources/timeline-builds.js';
import type { Pulls } from '../../queries/sources/pulled-tweets.js';

export interface FanOutDeps {
  followers: Followers;
  timelines: Timelines;
  readers: Readers;
  audiences: Audiences;
  pulls: Pulls;
  builds: TimelineBuilds;
}

/** Pages of followers handled side by side, so that the cache always has work: what a fan-out holds in memory. */
const AT_ONCE = 2;

/** How many followers have been reached so far. */
interface Reached extends Facts {
  followers: number;
}

/** Brings tweets into the timelines of followers, and out of them. */
export class FanOut {
  readonly #deps: FanOutDeps;

  constructor(deps: FanOutDeps) {
    this.#deps = deps;
  }

  push(entry: Entry): Promise<void> {
    const facts = { ...factsOf(entry), followers: 0 };
    return this.#deps.builds.run('fan-out', facts, () => this.#push(entry, facts));
  }

  /** Inactive followers of big authors keep the entry: their timelines are rebuilt before they are read again. */
  undo(entry: Entry): Promise<void> {
    const facts = { ...factsOf(entry), followers: 0 };
    return this.#deps.builds.run('take-back', facts, () => this.#undo(entry, facts));
  }

  async #push(entry: Entry, facts: Reached): Promise<void> {
    const { timelines, audiences, pulls } = this.#deps;
    const [{ followers, pulled }] = await Promise.all([
      audiences.of(entry.authorId),
      timelines.add([entry.authorId], [entry]),
    ]);
    if (pulled) await pulls.add(entry);
    await this.#each(entry.authorId, followers, facts, (ids) => timelines.add(ids, [entry]));
  }

  async #undo(entry: Entry, facts: Reached): Promise<void> {
    const { timelines, audiences, pulls } = this.#deps;
    const { followers, pulled } = await audiences.of(entry.authorId);
    await timelines.remove([entry.authorId], [entry]);
    if (pulled) await pulls.remove(entry);
    const reached = followers === 'all' ? 'all' : 'active';
    await this.#each(entry.authorId, reached, facts, (ids) => timelines.remove(ids, [entry]));
  }

  async #each(
    authorId: string,
    whom: Audience['followers'],
    facts: Reached,
    handle: (followers: readonly string[]) => Promise<void>,
  ): Promise<void> {
    if (whom === 'none') return;
    const { followers, readers } = this.#deps;
    const pages = followers.pages(authorId);
    const worker = async (): Promise<void> => {
      // The workers share one iterator: each takes the next page when its last one is done.
      for (let next = await pages.next(); !next.done; next = await pages.next()) {
        const reached = whom === 'all' ? next.value : await readers.activeAmong(next.value);
        await handle(reached);
        facts.followers += reached.length;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
}

function factsOf({ tweetId, authorId }: Entry): Facts {
  return { tweetId, authorId };
}
