import { createHash } from 'node:crypto';
import { throwIfCancelled, withAbortSignal, type Cancellation } from '#platform/cancellation.js';
import type { Clock } from '#platform/clock.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { union, type Entry } from '../../rules/entry.js';
import type { TimelineSettings } from '../../rules/settings.js';
import type { BackgroundTasks } from '../../store/background-tasks.js';
import type { Backups } from '../../store/backups.js';
import type { Readers } from '../../store/readers.js';
import type { Timelines } from '../../store/timelines.js';
import type { Tombstones } from '../../store/tombstones.js';
import type { AuthorTweets } from './author-tweets.js';
import type { DocumentReads } from './document-reads.js';
import type { TimelineBuilds } from './timeline-builds.js';

export interface RebuildDeps {
  relationships: Relationships;
  tweets: AuthorTweets;
  timelines: Timelines;
  readers: Readers;
  backups: Backups;
  tombstones: Tombstones;
  documentReads: DocumentReads;
  background: BackgroundTasks;
  builds: TimelineBuilds;
  clock: Clock;
  settings: TimelineSettings;
}

/** A timeline as read from documents. */
interface StoredTimeline {
  entries: Entry[];
  /** A digest of the followed users. */
  following: string;
  /** Whether the backup is recent enough not to be saved again. */
  isSaved: boolean;
}

/** A backup is not saved again in the first half of its life, unless this many tweets were posted since. */
const YOUNG = 0.5;
const FEW = 100;

/** A rebuilt timeline, newest first. */
export interface Rebuilt {
  entries: Entry[];
  /** Whether this call started the rebuild, so that the entries include everything the reader did before it. */
  isFresh: boolean;
}

/**
 * Rebuilds home timelines: from the backup and newer tweets, or, without a backup or after the owner's follows have changed,
 * from follows and tweets alone.
 */
export class Rebuild {
  readonly #deps: RebuildDeps;

  constructor(deps: RebuildDeps) {
    this.#deps = deps;
  }

  /**
   * Puts a timeline into the cache and returns it. Concurrent calls for one reader share one rebuild, which ends when all of
   * them have left: TIMEOUT.
   */
  async timeline(userId: string, signal?: Cancellation): Promise<Rebuilt> {
    let isFresh = false;
    const entries = await this.#deps.documentReads.run(
      { readerId: userId, part: 'whole', signal },
      (wanted) => {
        isFresh = true;
        return this.#deps.builds.run('rebuild', { userId }, () => this.#timeline(userId, wanted));
      },
    );
    return { entries, isFresh };
  }

  async #timeline(userId: string, signal: Cancellation): Promise<Entry[]> {
    const { timelines, readers, tombstones, background, backups, clock } = this.#deps;
    const started = clock.now();
    // The list accepts pushes before the documents are read, so no tweet is missed in between.
    const name = await timelines.begin(userId);
    await readers.activate(userId, started);
    const {
      entries: stored,
      following,
      isSaved,
    } = await withAbortSignal(signal, (abort) => this.#read(userId, abort));
    // The last step to end at: a list that is not complete is rebuilt, and a complete one must not lack what follows.
    throwIfCancelled(signal);
    await timelines.complete(userId, name, stored);
    // A tweet that was deleted meanwhile was removed from the list before the list was completed with it.
    const deleted = await tombstones.amongSince(
      stored.map(({ tweetId }) => tweetId),
      started,
    );
    const entries = stored.filter(({ tweetId }) => !deleted.has(tweetId));
    if (entries.length < stored.length)
      await timelines.remove(
        [userId],
        stored.filter(({ tweetId }) => deleted.has(tweetId)),
      );
    if (!isSaved)
      background.run('saving a timeline backup', () =>
        backups.save(userId, { entries, following, savedAt: started }),
      );
    return entries;
  }

  async #read(userId: string, signal: AbortSignal | undefined): Promise<StoredTimeline> {
    const { relationships, tweets, backups, tombstones, clock, settings } = this.#deps;
    const [followed, backup] = await Promise.all([
      relationships.following(userId, settings.followingLimit, signal),
      backups.find(userId),
    ]);
    const authors = [userId, ...followed];
    const following = digest(followed);
    if (backup?.following !== following) {
      const entries = await tweets.newest(authors, { limit: settings.kept }, signal);
      return { entries, following, isSaved: false };
    }
    const [fresh, deleted] = await Promise.all([
      tweets.since(authors, backup.savedAt, settings.kept, signal),
      tombstones.amongSince(
        backup.entries.map(({ tweetId }) => tweetId),
        backup.savedAt,
      ),
    ]);
    const old = backup.entries.filter(({ tweetId }) => !deleted.has(tweetId));
    const isSaved = fresh.length < FEW && clock.now() - backup.savedAt < YOUNG * settings.ttl;
    return { entries: union([fresh, old]).slice(0, settings.kept), following, isSaved };
  }
}

function digest(ids: readonly string[]): string {
  return createHash('sha1')
    .update([...ids].sort().join())
    .digest('base64');
}
