import type { Clock } from '#platform/clock.js';
import type { Graph } from '#platform/read-models/graph.js';
import type { Entry } from '../entry.js';
import type { TimelineSettings } from '../settings.js';
import type { Timelines } from '../store/timelines.js';
import type { AuthorTweets } from './author-tweets.js';
import { SingleFlight } from './single-flight.js';

export interface RebuildDeps {
  graph: Graph;
  tweets: AuthorTweets;
  timelines: Timelines;
  clock: Clock;
  settings: TimelineSettings;
}

/** Makes timelines anew from follows and tweets. */
export class Rebuild {
  readonly #deps: RebuildDeps;
  readonly #flights = new SingleFlight<Entry[]>();

  constructor(deps: RebuildDeps) {
    this.#deps = deps;
  }

  /** Puts a timeline into the cache and gives it, newest first. Many readers of one cold timeline: one rebuild. */
  run(userId: string): Promise<Entry[]> {
    return this.#flights.run(userId, () => this.#rebuild(userId));
  }

  async #rebuild(userId: string): Promise<Entry[]> {
    const { graph, tweets, timelines, clock, settings } = this.#deps;
    const started = clock.now();
    const authors = [userId, ...(await graph.following(userId, settings.followingLimit))];
    const entries = await tweets.newest(authors, { limit: settings.kept });
    await timelines.replace(userId, entries);
    // What was posted in between found no timeline to enter: look once more, now that there is one.
    await timelines.add([userId], await tweets.since(authors, started, settings.kept));
    return entries;
  }
}
