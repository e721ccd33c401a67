import { createHash } from 'node:crypto';
import type { Clock } from '#platform/clock.js';
import type { Graph } from '#social/read-models/graph.js';
import { union, type Entry } from '../../rules/entry.js';
import type { TimelineSettings } from '../../rules/settings.js';
import type { Backups } from '../../store/backups.js';
import type { Readers } from '../../store/readers.js';
import type { Timelines } from '../../store/timelines.js';
import type { Tombstones } from '../../store/tombstones.js';
import type { AuthorTweets } from './author-tweets.js';
import type { Background } from '../../store/background-tasks.js';
import type { DocumentReads } from './document-reads.js';
import type { TimelineBuilds } from './timeline-builds.js';

export interface RebuildDeps {
  graph: Graph;
  tweets: AuthorTweets;
  timelines: Timelines;
  readers: Readers;
  backups: Backups;
  tombstones: Tombstones;
  documentReads: DocumentReads;
  background: Background;
  builds: TimelineBuilds;
  clock: Clock;
  settings: TimelineSettings;
}

/** A timeline as the documents tell it. */
interface Gathered {
  entries: Entry[];
  /** Stands for the set of authors. */
  following: string;
  /** Whether the copy that it came from spares enough to be left as it is. */
  isSaved: boolean;
}

/** A copy in the first part of its life, with few entries since, is not made anew. */
const YOUNG = 0.5;
const FEW = 100;

/** A timeline, newest first. */
export interface Rebuilt {
  entries: Entry[];
  /** Whether it was begun for whoever asked, so that it has all that they have done before. */
  isFresh: boolean;
}

/**
 * Makes home timelines anew: from the durable copy and what came since, or, when there is none or the owner follows
 * others now, from follows and tweets alone.
 */
export class Rebuild {
  readonly #deps: RebuildDeps;

  constructor(deps: RebuildDeps) {
    this.#deps = deps;
  }

  /** Puts a timeline into the cache and gives it. Many readers of one cold timeline: one rebuild. */
  async timeline(userId: string): Promise<Rebuilt> {
    let isFresh = false;
    const entries = await this.#deps.documentReads.run(userId, 'whole', () => {
      isFresh = true;
      return this.#deps.builds.run('rebuild', { userId }, () => this.#timeline(userId));
    });
    return { entries, isFresh };
  }

  async #timeline(userId: string): Promise<Entry[]> {
    const { timelines, readers, tombstones, background, backups, clock } = this.#deps;
    const started = clock.now();
    // In this order: what happens from now on enters the list, and what has happened before is in the documents.
    const name = await timelines.begin(userId);
    await readers.activate(userId, started);
    const { entries: gathered, following, isSaved } = await this.#gather(userId);
    await timelines.complete(userId, name, gathered);
    // What was deleted meanwhile has left the list before it was completed.
    const gone = await tombstones.amongSince(
      gathered.map(({ tweetId }) => tweetId),
      started,
    );
    const entries = gathered.filter(({ tweetId }) => !gone.has(tweetId));
    if (entries.length < gathered.length)
      await timelines.remove(
        [userId],
        gathered.filter(({ tweetId }) => gone.has(tweetId)),
      );
    if (!isSaved)
      background.run('saving a timeline', () =>
        backups.save(userId, { entries, following, savedAt: started }),
      );
    return entries;
  }

  async #gather(userId: string): Promise<Gathered> {
    const { graph, tweets, backups, tombstones, clock, settings } = this.#deps;
    const [followed, backup] = await Promise.all([
      graph.following(userId, settings.followingLimit),
      backups.find(userId),
    ]);
    const authors = [userId, ...followed];
    const following = digest(followed);
    if (backup?.following !== following) {
      const entries = await tweets.newest(authors, { limit: settings.kept });
      return { entries, following, isSaved: false };
    }
    const [fresh, gone] = await Promise.all([
      tweets.since(authors, backup.savedAt, settings.kept),
      tombstones.amongSince(
        backup.entries.map(({ tweetId }) => tweetId),
        backup.savedAt,
      ),
    ]);
    const old = backup.entries.filter(({ tweetId }) => !gone.has(tweetId));
    const isSaved = fresh.length < FEW && clock.now() - backup.savedAt < YOUNG * settings.ttl;
    return { entries: union([fresh, old]).slice(0, settings.kept), following, isSaved };
  }
}

function digest(ids: readonly string[]): string {
  return createHash('sha1')
    .update([...ids].sort().join())
    .digest('base64');
}
