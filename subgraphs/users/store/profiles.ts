import type { Collection } from 'mongodb';
import { DocumentCache, type Cache, type Lookups } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import type { Profile, UserDocument } from './documents.js';
import type { Users } from './users.js';

const LEVELS = { name: 'profile', process: { max: 20_000, ttl: 3_600_000 }, sharedTtl: 3_600_000 };

/** What decides who sees a user, what changes with every follow, and what is private: read anew each time, never kept. */
const EXACT = {
  protected: 1,
  suspendedAt: 1,
  deletedAt: 1,
  followersCount: 1,
  followingCount: 1,
  inBlocks: 1,
  inMutes: 1,
  email: 1,
  revision: 1,
} as const;

type Exact = Pick<UserDocument, '_id' | keyof typeof EXACT>;
type Kept = Omit<Profile, keyof typeof EXACT> & Pick<UserDocument, 'revision'>;

/**
 * Profiles by id, of which the bulky and lasting part (names, bio, picture) is kept for an hour: in this process, and in the
 * cache of all. The rest is one narrow find, which also brings the revision of what is kept. So a profile is never shown as
 * it was: not after a change by another process, not when the cache missed the news of it, not for a moment.
 */
export class Profiles {
  readonly #users: Users;
  readonly #documents: Collection<UserDocument>;
  readonly #kept: DocumentCache<Kept>;

  constructor(users: Users, documents: Collection<UserDocument>, shared: Cache, log: Log) {
    this.#users = users;
    this.#documents = documents;
    this.#kept = new DocumentCache(shared, log, LEVELS);
  }

  get lookups(): Lookups {
    return this.#kept.lookups;
  }

  /** In the order of `ids`; null for an id that never was. One find, unless something changed in the last moment. */
  async load(ids: readonly string[]): Promise<(Profile | null)[]> {
    const kept = await this.#find(ids);
    if (ids.some((id) => !kept.has(id))) return this.#read(ids);
    const exact = await this.#documents
      .find<Exact>({ _id: { $in: [...new Set(ids)] } }, { projection: EXACT })
      .toArray();
    const profiles = new Map<string, Profile>();
    const stale: string[] = [];
    for (const user of exact) {
      const lasting = kept.get(user._id);
      if (lasting && lasting.revision === user.revision) profiles.set(user._id, { ...lasting, ...user });
      else stale.push(user._id);
    }
    if (stale.length > 0) {
      for (const profile of await this.#read(stale)) if (profile) profiles.set(profile._id, profile);
    }
    return ids.map((id) => profiles.get(id) ?? null);
  }

  /** Keeps what was read or written elsewhere. An older one does no harm: its revision tells. */
  keep(profile: Profile): void {
    this.#kept.keepHere([lastingOf(profile)]);
  }

  /** Makes subgraph: what is forgotten was out of date, or is to leave no copy. Rejects when the shared cache cannot be told. */
  forget(id: string): Promise<void> {
    return this.#kept.forget([id]);
  }

  async #find(ids: readonly string[]): Promise<ReadonlyMap<string, Kept>> {
    const here = new Map<string, Kept>();
    for (const id of ids) {
      const kept = this.#kept.here(id);
      if (kept) here.set(id, kept);
    }
    const missing = [...new Set(ids.filter((id) => !here.has(id)))];
    if (missing.length === 0) return here;
    const shared = await this.#kept.shared(missing);
    this.#kept.keepHere(shared.values());
    return new Map([...here, ...shared]);
  }

  /** From the documents alone, and keeps it. */
  async #read(ids: readonly string[]): Promise<(Profile | null)[]> {
    const profiles = await this.#users.byIds(ids);
    const lasting = profiles.flatMap((profile) => (profile ? [lastingOf(profile)] : []));
    this.#kept.keepHere(lasting);
    this.#kept.share(lasting);
    return profiles;
  }
}

function lastingOf({ _id, username, usernameKey, ...profile }: Profile): Kept {
  const { displayName, bio, avatarUrl, verified, createdAt, revision } = profile;
  return { _id, username, usernameKey, displayName, bio, avatarUrl, verified, createdAt, revision };
}
