import DataLoader from 'dataloader';
import type { Viewer } from '#platform/viewer.js';
import { canSeeProfile, canSeeTweets, type Relationship } from '#social/visibility.js';
import type { Between, Edges, Profile, Stores } from '../store/index.js';

/** The viewer's relationship to another user, as clients see it. */
export interface ViewerRelationship {
  following: boolean;
  followedBy: boolean;
  followRequested: boolean;
  blocking: boolean;
  muting: boolean;
}

type Mark = 'inBlocks' | 'inMutes';
type ReadProfiles = (ids: readonly string[]) => Promise<(Profile | null)[]>;

const NOT_JOINED = { there: false, back: false, requested: false };

/**
 * Users as one viewer may see them. Made anew for each request; everything asked in one tick is read with at most
 * one find per collection.
 */
export class VisibleUsers {
  readonly #viewerId: string | null;
  readonly #profiles: DataLoader<string, Profile | null>;
  /** The viewer's own, once it was read along with others. */
  #viewer: Promise<Profile | null> | null = null;
  readonly #follows: DataLoader<string, typeof NOT_JOINED>;
  readonly #blocks: DataLoader<string, Between>;
  readonly #mutes: DataLoader<string, Between>;

  constructor(
    { follows, blocks, mutes }: Pick<Stores, 'follows' | 'blocks' | 'mutes'>,
    readProfiles: ReadProfiles,
    viewer: Viewer | null,
  ) {
    const viewerId = viewer?.id ?? null;
    this.#viewerId = viewerId;
    this.#profiles = new DataLoader(readProfiles);
    this.#follows = new DataLoader((ids) => follows.between(viewerId ?? '', ids));
    this.#blocks = new DataLoader((ids) => this.#between(blocks, 'inBlocks', ids));
    this.#mutes = new DataLoader((ids) => this.#between(mutes, 'inMutes', ids));
  }

  /** The user, when the viewer may know of them; null otherwise. */
  visible(id: string): Promise<Profile | null> {
    return this.#visible(id, this.#announced(this.#blocks, id));
  }

  /** Like `visible`, for a profile that was read already. */
  visibleProfile(profile: Profile): Promise<Profile | null> {
    const id = profile._id;
    this.#profiles.prime(id, profile);
    return this.#visible(id, this.#announced(this.#blocks, id, false));
  }

  /** The user, when it makes sense to suggest that the viewer follow them; null otherwise. */
  async suggestable(id: string): Promise<Profile | null> {
    const [profile, viewerRelationship] = await Promise.all([this.visible(id), this.viewerRelationship(id)]);
    if (id === this.#viewerId) return null;
    const { following, followRequested, blocking, muting } = viewerRelationship ?? {};
    return following || followRequested || blocking || muting ? null : profile;
  }

  /** Whatever is kept of a user, whether the viewer may see it or not. For the user's own account, and for rules. */
  profile(id: string): Promise<Profile | null> {
    return this.#profiles.load(id);
  }

  async relationship(id: string): Promise<Relationship> {
    const [profile, follow, block, mute] = await Promise.all([
      this.#profiles.load(id),
      this.#joined(this.#follows, id),
      this.#announced(this.#blocks, id),
      this.#announced(this.#mutes, id),
    ]);
    return this.#relationship(profile, { follow, block, mute });
  }

  /** Whether the viewer may see whom the user follows and who follows them: for protected accounts like the tweets. */
  async canSeeFollows(id: string): Promise<boolean> {
    const [profile, block] = await Promise.all([
      this.#profiles.load(id),
      this.#announced(this.#blocks, id, false),
    ]);
    const edges = { block, mute: NOT_JOINED };
    // Most accounts are public: then whether the viewer follows them need not be read.
    if (canSeeTweets(this.#relationship(profile, { ...edges, follow: NOT_JOINED }))) return true;
    const follow = await this.#joined(this.#follows, id);
    return canSeeTweets(this.#relationship(profile, { ...edges, follow }));
  }

  /** How the viewer stands to a user; null for nobody signed in and for oneself. */
  async viewerRelationship(id: string): Promise<ViewerRelationship | null> {
    if (this.#viewerId === null || this.#viewerId === id) return null;
    const [follow, block, mute] = await Promise.all([
      this.#follows.load(id),
      this.#announced(this.#blocks, id),
      this.#announced(this.#mutes, id),
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
    this.#viewer = null;
    for (const loader of [this.#profiles, this.#follows, this.#blocks, this.#mutes]) loader.clearAll();
  }

  /** Nobody is joined to themself, and nobody signed in to no one: nothing need be read. */
  #joined<T>(loader: DataLoader<string, T>, id: string): Promise<T> | T | typeof NOT_JOINED {
    return this.#viewerId === null || this.#viewerId === id ? NOT_JOINED : loader.load(id);
  }

  /**
   * The blocks or mutes between the viewer and a user. The viewer's own profile tells if there are any at all; it comes in
   * one batch with those of others, and where there are no others it is not worth a find.
   */
  #announced(
    loader: DataLoader<string, Between>,
    id: string,
    amongOthers = true,
  ): Promise<Between> | Between {
    if (this.#viewerId === null || this.#viewerId === id) return NOT_JOINED;
    // Whoever waits for the batch hears of a failure.
    if (amongOthers && !this.#viewer) (this.#viewer = this.#profiles.load(this.#viewerId)).catch(() => null);
    return loader.load(id);
  }

  /** One batch of those; looks only for what neither end is known not to have. All come at once, for what is asked next. */
  async #between(edges: Edges, mark: Mark, ids: readonly string[]): Promise<Between[]> {
    if ((await this.#viewer)?.[mark] === false) return ids.map(() => NOT_JOINED);
    const users = await Promise.all(ids.map((id) => this.#profiles.load(id)));
    const asked = ids.filter((_, index) => users[index]?.[mark] !== false);
    const found = asked.length === 0 ? [] : await edges.between(this.#viewerId ?? '', asked);
    const byId = new Map(asked.map((id, index) => [id, found[index]]));
    return ids.map((id) => byId.get(id) ?? NOT_JOINED);
  }

  async #visible(id: string, between: Promise<Between> | Between): Promise<Profile | null> {
    const [profile, block] = await Promise.all([this.#profiles.load(id), between]);
    const relationship = this.#relationship(profile, { block, follow: NOT_JOINED, mute: NOT_JOINED });
    return canSeeProfile(relationship) ? profile : null;
  }

  #relationship(
    profile: Profile | null,
    edges: { follow: Between; block: Between; mute: Between },
  ): Relationship {
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
      blocking: edges.block.there,
      blockedBy: edges.block.back,
      muting: edges.mute.there,
    };
  }
}
