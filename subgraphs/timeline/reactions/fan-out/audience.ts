import type { Clock } from '#platform/clock.js';
import { tierOf } from '#social/follower-tiers.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import type { PulledTweets } from '../../queries/sources/pulled-tweets.js';
import type { TimelineSettings } from '../../rules/settings.js';
import type { PulledAuthors } from '../../store/pulled-authors.js';

/** The timelines that a tweet is pushed to. */
export interface Audience {
  followers: 'all' | 'active' | 'none';
  /** Whether readers pull the author's tweets. */
  pulled: boolean;
}

export interface AudiencesDeps {
  relationships: Relationships;
  authors: PulledAuthors;
  pulls: PulledTweets;
  clock: Clock;
  settings: TimelineSettings;
}

/**
 * Finds the audience of an author by the number of followers, and moves authors between the tiers without a gap. An author
 * who enters the pull tier is still pushed until every reader's list of pulled authors has expired. An author who leaves it
 * is still pulled until every timeline without the tweets in between was rebuilt. A tweet that is both pushed and pulled
 * appears once: readers merge by the tweet's id.
 */
export class Audiences {
  readonly #deps: AudiencesDeps;

  constructor(deps: AudiencesDeps) {
    this.#deps = deps;
  }

  async of(authorId: string): Promise<Audience> {
    const { relationships, authors, pulls, settings } = this.#deps;
    const [[author], pulled] = await Promise.all([relationships.authors([authorId]), pulls.authors()]);
    const tier = tierOf(author?.followersCount ?? 0, settings);
    // The process's copy is enough for the many pushed authors. For the others the documents are read.
    const state = tier === 'pull' || pulled.has(authorId) ? await authors.find(authorId) : null;
    if (tier === 'pull') {
      const since = state?.until === null ? state.since : await this.#start(authorId);
      return { followers: this.#isSettled(since) ? 'none' : 'active', pulled: true };
    }
    if (state?.until === null) await this.#stop(authorId);
    return { followers: tier === 'push-to-all' ? 'all' : 'active', pulled: state !== null };
  }

  async #start(authorId: string): Promise<number> {
    const { authors, pulls, clock } = this.#deps;
    const since = clock.now();
    await authors.start(authorId, since);
    pulls.authorsChanged();
    return since;
  }

  async #stop(authorId: string): Promise<void> {
    const { authors, pulls, clock, settings } = this.#deps;
    const until = clock.now();
    await authors.stop(authorId, until, new Date(until + settings.activeFor + settings.pullGrace));
    pulls.authorsChanged();
  }

  #isSettled(since: number): boolean {
    return this.#deps.clock.now() - since >= this.#deps.settings.pullGrace;
  }
}
