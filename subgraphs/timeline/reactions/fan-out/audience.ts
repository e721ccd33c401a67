import type { Clock } from '#platform/clock.js';
import type { Graph } from '#social/read-models/graph.js';
import type { TimelineSettings } from '../../rules/settings.js';
import type { PulledAuthors } from '../../store/pulled-authors.js';
import { tierOf } from '#social/follower-tiers.js';
import type { Pulls } from '../../queries/sources/pulled-tweets.js';

/** Whose timelines a tweet is pushed to. */
export interface Audience {
  followers: 'all' | 'active' | 'none';
  /** Whether readers pull the author's tweets. */
  pulled: boolean;
}

export interface AudiencesDeps {
  graph: Graph;
  authors: PulledAuthors;
  pulls: Pulls;
  clock: Clock;
  settings: TimelineSettings;
}

/**
 * Finds the audience of an author by the number of followers, and moves authors between the tiers without a hole: who
 * becomes too big to push is pushed a while longer, until every reader knows to pull; who becomes small again is pulled a
 * while longer, until every timeline that holds none of the tweets in between has been rebuilt. Pushed and pulled at the
 * same time is no repeat: readers merge by the tweet's id.
 */
export class Audiences {
  readonly #deps: AudiencesDeps;

  constructor(deps: AudiencesDeps) {
    this.#deps = deps;
  }

  async of(authorId: string): Promise<Audience> {
    const { graph, authors, pulls, settings } = this.#deps;
    const [[author], pulled] = await Promise.all([graph.authors([authorId]), pulls.authors()]);
    const tier = tierOf(author?.followersCount ?? 0, settings);
    // The copy of this process will do for the many who are pushed; where it decides, the documents are asked.
    const known = tier === 'pull' || pulled.has(authorId) ? await authors.find(authorId) : null;
    if (tier === 'pull') {
      const since = known?.until === null ? known.since : await this.#start(authorId);
      return { followers: this.#isSettled(since) ? 'none' : 'active', pulled: true };
    }
    if (known?.until === null) await this.#stop(authorId);
    return { followers: tier === 'push-to-all' ? 'all' : 'active', pulled: known !== null };
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
