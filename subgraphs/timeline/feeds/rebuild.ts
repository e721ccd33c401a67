import { createHash } from 'node:crypto';
import type { Clock } from '#platform/clock.js';
import type { Graph } from '#platform/read-models/graph.js';
import { union, type Entry } from '../entry.js';
import type { TimelineSettings } from '../settings.js';
import type { Backups } from '../store/backups.js';
import type { Readers } from '../store/readers.js';
import type { Timelines } from '../store/timelines.js';
import type { Tombstones } from '../store/tombstones.js';
import type { AuthorTweets } from './author-tweets.js';
import type { Background } from './background.js';
import type { DocumentReads } from './document-reads.js';

export interface RebuildDeps {
  graph: Graph;
  tweets: AuthorTweets;
  timelines: Timelines;
  readers: Readers;
  backups: Backups;
  tombstones: Tombstones;
  documentReads: DocumentReads;
  background: Background;
  clock: Clock;
  settings: TimelineSettings;
}

/** A timeline as the documents tell it. */
interface Gathered {
  entries: Entry[];
  authors: string[];
  /** Stands for the set of authors. */
  following: string;
}

/** How often a rebuild starts over because its owner followed or unfollowed somebody meanwhile. */
const ROUNDS = 3;

/**
 * Makes home timelines anew: from the durable copy and what came since, or, when there is none or the owner follows
 * others now, from follows and tweets alone.
 */
export class Rebuild {
  readonly #deps: RebuildDeps;

  constructor(deps: RebuildDeps) {
    this.#deps = deps;
  }

  /** Puts a timeline into the cache and gives it, newest first. Many readers of one cold timeline: one rebuild. */
  timeline(userId: string): Promise<Entry[]> {
    return this.#deps.documentReads.run(userId, 'whole', () => this.#timeline(userId));
  }

  async #timeline(userId: string): Promise<Entry[]> {
    const { graph, timelines, readers, clock, settings } = this.#deps;
    for (let round = 1; ; round++) {
      const started = clock.now();
      // In this order: whoever is active and has a timeline must have all of it.
      await timelines.forget([userId]);
      await readers.activate(userId, started);
      const gathered = await this.#gather(userId);
      await timelines.replace(userId, gathered.entries);
      const [entries, followed] = await Promise.all([
        this.#catchUp(userId, gathered, started),
        graph.following(userId, settings.followingLimit),
      ]);
      const following = digest(followed);
      if (following !== gathered.following && round < ROUNDS) continue;
      this.#save(userId, { entries, following: gathered.following, savedAt: started });
      return entries;
    }
  }

  async #gather(userId: string): Promise<Gathered> {
    const { graph, tweets, backups, tombstones, settings } = this.#deps;
    const [followed, backup] = await Promise.all([
      graph.following(userId, settings.followingLimit),
      backups.find(userId),
    ]);
    const authors = [userId, ...followed];
    const following = digest(followed);
    if (backup?.following !== following) {
      return { entries: await tweets.newest(authors, { limit: settings.kept }), authors, following };
    }
    const [fresh, gone] = await Promise.all([
      tweets.since(authors, backup.savedAt, settings.kept),
      tombstones.among(backup.entries.map(({ tweetId }) => tweetId)),
    ]);
    const old = backup.entries.filter(({ tweetId }) => !gone.has(tweetId));
    return { entries: union([fresh, old]).slice(0, settings.kept), authors, following };
  }

  /** What was posted or deleted while the timeline was gathered found none to change: look again, now that there is one. */
  async #catchUp(userId: string, { entries, authors }: Gathered, started: number): Promise<Entry[]> {
    const { tweets, timelines, tombstones, settings } = this.#deps;
    const [late, gone] = await Promise.all([
      tweets.since(authors, started, settings.kept),
      tombstones.among(entries.map(({ tweetId }) => tweetId)),
    ]);
    const known = new Set(entries.map(({ tweetId }) => tweetId));
    const missed = late.filter(({ tweetId }) => !known.has(tweetId));
    await timelines.add([userId], missed);
    await timelines.remove(
      [userId],
      entries.filter(({ tweetId }) => gone.has(tweetId)),
    );
    return union([missed, entries.filter(({ tweetId }) => !gone.has(tweetId))]).slice(0, settings.kept);
  }

  #save(userId: string, backup: { entries: Entry[]; following: string; savedAt: number }): void {
    const { background, backups } = this.#deps;
    background.run('saving a timeline', () => backups.save(userId, backup));
  }
}

function digest(ids: readonly string[]): string {
  return createHash('sha1')
    .update([...ids].sort().join())
    .digest('base64');
}
