import { DocumentCache, type Cache, type Lookups } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import { isFlag, isNumber, isText, objectOf, orNull } from '#platform/shapes.js';
import type { Accounts } from './accounts.js';
import type { Account, Profile, ProfileText } from './documents.js';
import type { Users } from './users.js';

const LEVELS = {
  name: 'profile',
  process: { max: 20_000, ttl: 3_600_000 },
  sharedTtl: 3_600_000,
  hasShape: objectOf<ProfileText>({
    ...{ _id: isText, username: isText, usernameKey: isText, displayName: isText, bio: isText },
    ...{ avatarUrl: orNull(isText), verified: isFlag, createdAt: isNumber, revision: isNumber },
  }),
};

type Texts = ReadonlyMap<string, ProfileText>;

const NONE: Texts = new Map();

/**
 * Profiles by id. The text of a profile (names, bio, picture) is cached for an hour: in this process, and in the cache that
 * all processes share. The account is read each time, in one narrow find, and says which revision of the text is current.
 * So a profile is never out of date: not after a change by another process, and not when the cache missed an event.
 */
export class Profiles {
  readonly #users: Pick<Users, 'texts'>;
  readonly #accounts: Pick<Accounts, 'byIds'>;
  readonly #cache: DocumentCache<ProfileText>;

  constructor(users: Pick<Users, 'texts'>, accounts: Pick<Accounts, 'byIds'>, shared: Cache, log: Log) {
    this.#users = users;
    this.#accounts = accounts;
    this.#cache = new DocumentCache(shared, log, LEVELS);
  }

  get lookups(): Lookups {
    return this.#cache.lookups;
  }

  /** In the order of `ids`; null for an unknown id. At most one find per collection, unless a profile is being changed. */
  async load(ids: readonly string[]): Promise<(Profile | null)[]> {
    const unique = [...new Set(ids)];
    const cached = await this.#cached(unique);
    const missing = unique.filter((id) => !cached.has(id));
    const [accounts, read] = await Promise.all([this.#accounts.byIds(unique), this.#read(missing)]);
    const profiles = await this.#join(accounts, read.size === 0 ? cached : new Map([...cached, ...read]));
    return ids.map((id) => profiles.get(id) ?? null);
  }

  /** The profiles of accounts that the caller has just read or changed, in their order. */
  async of(accounts: readonly Account[]): Promise<Profile[]> {
    const cached = await this.#cached(accounts.map(({ _id }) => _id));
    const profiles = await this.#join(accounts, cached);
    return accounts.flatMap(({ _id }) => profiles.get(_id) ?? []);
  }

  /** Caches a text that was read or written elsewhere. An older one does no harm: its revision tells. */
  keep(text: ProfileText): void {
    this.#cache.keepHere([text]);
  }

  /** Drops a text, to free memory or to leave no copy. Rejects when the shared cache is away. */
  forget(id: string): Promise<void> {
    return this.#cache.forget([id]);
  }

  /** Joins accounts with their texts; reads the texts that are missing or older than their account says. */
  async #join(accounts: readonly Account[], texts: Texts): Promise<ReadonlyMap<string, Profile>> {
    const stale = accounts.filter((account) => !isCurrent(texts.get(account._id), account));
    const renewed = await this.#read(stale.map(({ _id }) => _id));
    const profiles = new Map<string, Profile>();
    for (const account of accounts) {
      const text = renewed.get(account._id) ?? texts.get(account._id);
      if (text) profiles.set(account._id, { ...text, ...account });
    }
    return profiles;
  }

  async #cached(ids: readonly string[]): Promise<Texts> {
    const here = new Map<string, ProfileText>();
    for (const id of ids) {
      const text = this.#cache.here(id);
      if (text) here.set(id, text);
    }
    const missing = ids.filter((id) => !here.has(id));
    if (missing.length === 0) return here;
    const shared = await this.#cache.shared(missing);
    this.#cache.keepHere(shared.values());
    return new Map([...here, ...shared]);
  }

  /** Reads texts from the store, and caches them. */
  async #read(ids: readonly string[]): Promise<Texts> {
    if (ids.length === 0) return NONE;
    const texts = await this.#users.texts(ids);
    this.#cache.keepHere(texts);
    this.#cache.share(texts);
    return new Map(texts.map((text) => [text._id, text]));
  }
}

/** A text may be newer than its account says, for the moment between the two writes of a change. */
function isCurrent(text: ProfileText | undefined, { profileRevision }: Account): boolean {
  return text !== undefined && text.revision >= profileRevision;
}

/** Profiles without a cache, in the order of `ids`; null for an unknown id. */
export async function readProfiles(
  { users, accounts }: { users: Pick<Users, 'texts'>; accounts: Pick<Accounts, 'byIds'> },
  ids: readonly string[],
): Promise<(Profile | null)[]> {
  const [texts, read] = await Promise.all([users.texts(ids), accounts.byIds(ids)]);
  const textById = new Map(texts.map((text) => [text._id, text]));
  const accountById = new Map(read.map((account) => [account._id, account]));
  return ids.map((id) => {
    const [text, account] = [textById.get(id), accountById.get(id)];
    return text && account ? { ...text, ...account } : null;
  });
}
