import DataLoader from 'dataloader';
import type { Viewer } from '#platform/viewer.js';
import { canSeeProfile, canSeeTweets, type Standing } from '#platform/visibility.js';
import type { Relationship } from './resolvers/types.generated.js';
import type { Profile, Stores } from './store/index.js';

const NOT_JOINED = { there: false, back: false, requested: false };

/**
 * People as one viewer may see them. Made anew for each request; everything asked in one tick is read with at most
 * one find per collection.
 */
export class People {
  readonly #viewerId: string | null;
  readonly #profiles: DataLoader<string, Profile | null>;
  readonly #follows: DataLoader<string, typeof NOT_JOINED>;
  readonly #blocks: DataLoader<string, { there: boolean; back: boolean }>;
  readonly #mutes: DataLoader<string, { there: boolean; back: boolean }>;

  constructor({ users, follows, blocks, mutes }: Stores, viewer: Viewer | null) {
    const viewerId = viewer?.id ?? null;
    this.#viewerId = viewerId;
    this.#profiles = new DataLoader((ids) => users.byIds(ids));
    this.#follows = new DataLoader((ids) => follows.between(viewerId ?? '', ids));
    this.#blocks = new DataLoader((ids) => blocks.between(viewerId ?? '', ids));
    this.#mutes = new DataLoader((ids) => mutes.between(viewerId ?? '', ids));
  }

  /** The person, when the viewer may know of them; null otherwise. */
  async visible(id: string): Promise<Profile | null> {
    const [profile, block] = await Promise.all([this.#profiles.load(id), this.#joined(this.#blocks, id)]);
    const standing = this.#standing(profile, { block, follow: NOT_JOINED, mute: NOT_JOINED });
    return canSeeProfile(standing) ? profile : null;
  }

  /** Like `visible`, for a profile that was read already. */
  async visibleProfile(profile: Profile): Promise<Profile | null> {
    this.#profiles.prime(profile._id, profile);
    return this.visible(profile._id);
  }

  /** The person, when it makes sense to suggest that the viewer follow them; null otherwise. */
  async suggestable(id: string): Promise<Profile | null> {
    const [profile, relationship] = await Promise.all([this.visible(id), this.relationship(id)]);
    if (id === this.#viewerId) return null;
    const { following, followRequested, blocking, muting } = relationship ?? {};
    return following || followRequested || blocking || muting ? null : profile;
  }

  /** Whatever is kept of a person, whether the viewer may see it or not. For the person's own account, and for rules. */
  profile(id: string): Promise<Profile | null> {
    return this.#profiles.load(id);
  }

  async standing(id: string): Promise<Standing> {
    const [profile, follow, block, mute] = await Promise.all([
      this.#profiles.load(id),
      this.#joined(this.#follows, id),
      this.#joined(this.#blocks, id),
      this.#joined(this.#mutes, id),
    ]);
    return this.#standing(profile, { follow, block, mute });
  }

  /** Whether the viewer may see whom the person follows and who follows them: for protected accounts like the tweets. */
  async canSeeFollows(id: string): Promise<boolean> {
    const [profile, block] = await Promise.all([this.#profiles.load(id), this.#joined(this.#blocks, id)]);
    const edges = { block, mute: NOT_JOINED };
    // Most accounts are public: then whether the viewer follows them need not be read.
    if (canSeeTweets(this.#standing(profile, { ...edges, follow: NOT_JOINED }))) return true;
    const follow = await this.#joined(this.#follows, id);
    return canSeeTweets(this.#standing(profile, { ...edges, follow }));
  }

  /** How the viewer stands to a person; null for nobody signed in and for oneself. */
  async relationship(id: string): Promise<Relationship | null> {
    if (this.#viewerId === null || this.#viewerId === id) return null;
    const [follow, block, mute] = await Promise.all([
      this.#follows.load(id),
      this.#blocks.load(id),
      this.#mutes.load(id),
    ]);
    return {
      following: follow.there,
      followedBy: follow.back,
      followRequested: follow.requested,
      blocking: block.there,
      muting: mute.there,
    };
  }

  /** Forgets what was read: something was written. */
  forget(): void {
    for (const loader of [this.#profiles, this.#follows, this.#blocks, this.#mutes]) loader.clearAll();
  }

  /** Nobody is joined to themself, and nobody signed in to no one: nothing need be read. */
  #joined<T>(loader: DataLoader<string, T>, id: string): Promise<T> | T | typeof NOT_JOINED {
    return this.#viewerId === null || this.#viewerId === id ? NOT_JOINED : loader.load(id);
  }

  #standing(
    profile: Profile | null,
    edges: {
      follow: { there: boolean; back: boolean };
      block: { there: boolean; back: boolean };
      mute: { there: boolean };
    },
  ): Standing {
    return {
      author: profile && {
        id: profile._id,
        protected: profile.protected,
        suspended: profile.suspendedAt !== null,
        deleted: profile.deletedAt !== null,
        followersCount: profile.followersCount,
      },
      isSelf: profile?._id === this.#viewerId,
      following: edges.follow.there,
      followedBy: edges.follow.back,
      blocking: edges.block.there,
      blockedBy: edges.block.back,
      muting: edges.mute.there,
    };
  }
}
