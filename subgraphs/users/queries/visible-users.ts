import DataLoader from 'dataloader';
import { throwIfCancelled, type Cancellation } from '#platform/cancellation.js';
import type { RequestContext } from '#platform/viewer.js';
import { nodeId } from '#social/node-ids.js';
import { canSeeProfile, canSeeTweets, type Relationship } from '#social/visibility.js';
import type { Between, Edges, Profile, Stores } from '../store/index.js';

/** The viewer's relationship to another user, as clients see it. */
export interface ViewerRelationship {
  /** The id of the record, which belongs to this viewer and this user. */
  id: string;
  following: boolean;
  followedBy: boolean;
  followRequested: boolean;
  blocking: boolean;
  muting: boolean;
}

type EdgeMark = 'inBlocks' | 'inMutes';
type ReadProfiles = (ids: readonly string[]) => Promise<(Profile | null)[]>;

const NO_EDGES = { there: false, back: false, requested: false };

/**
 * The users that one viewer may see. Created for each request; all that is asked in one tick is read with at most one find
 * per collection.
 */
export class VisibleUsers {
  readonly #viewerId: string | null;
  readonly #signal: Cancellation | undefined;
  readonly #profiles: DataLoader<string, Profile | null>;
  /** The viewer's own profile, once it was requested in one batch with others. */
  #viewer: Promise<Profile | null> | null = null;
  readonly #follows: DataLoader<string, typeof NO_EDGES>;
  readonly #blocks: DataLoader<string, Between>;
  readonly #mutes: DataLoader<string, Between>;

  constructor(
    { follows, blocks, mutes }: Pick<Stores, 'follows' | 'blocks' | 'mutes'>,
    readProfiles: ReadProfiles,
    { viewer, signal }: Pick<RequestContext, 'viewer' | 'signal'>,
  ) {
    const viewerId = viewer?.id ?? null;
    this.#signal = signal;
    this.#viewerId = viewerId;
    this.#profiles = new DataLoader(readProfiles);
    this.#follows = new DataLoader((ids) => follows.between(viewerId ?? '', ids));
    this.#blocks = new DataLoader((ids) => this.#between(blocks, 'inBlocks', ids));
    this.#mutes = new DataLoader((ids) => this.#between(mutes, 'inMutes', ids));
  }

  /** Throws when nobody waits for the request any more. Queries call this between their reads. */
  checkWanted(): void {
    throwIfCancelled(this.#signal);
  }

  /** The user; null when the viewer may not see the user. */
  visible(id: string): Promise<Profile | null> {
    return this.#visible(id, this.#markedEdges(this.#blocks, id));
  }

  /** Like `visible`, for a profile that the caller has read. */
  visibleProfile(profile: Profile): Promise<Profile | null> {
    const id = profile._id;
    this.#profiles.prime(id, profile);
    return this.#visible(id, this.#markedEdges(this.#blocks, id, false));
  }

  /** The user; null when the viewer may not see the user, or has a relationship that makes a suggestion pointless. */
  async suggestable(id: string): Promise<Profile | null> {
    const [profile, viewerRelationship] = await Promise.all([this.visible(id), this.viewerRelationship(id)]);
    if (id === this.#viewerId) return null;
    const { following, followRequested, blocking, muting } = viewerRelationship ?? {};
    return following || followRequested || blocking || muting ? null : profile;
  }

  /** The stored profile, whether the viewer may see it or not. For the user's own account, and for rules. */
  profile(id: string): Promise<Profile | null> {
    return this.#profiles.load(id);
  }

  async relationship(id: string): Promise<Relationship> {
    const [profile, follow, block, mute] = await Promise.all([
      this.#profiles.load(id),
      this.#edges(this.#follows, id),
      this.#markedEdges(this.#blocks, id),
      this.#markedEdges(this.#mutes, id),
    ]);
    return this.#relationship(profile, { follow, block, mute });
  }

  /** Whether the viewer may see the user's follows and followers: those of a protected account are hidden like its tweets. */
  async canSeeFollows(id: string): Promise<boolean> {
    const [profile, block] = await Promise.all([
      this.#profiles.load(id),
      this.#markedEdges(this.#blocks, id, false),
    ]);
    const edges = { block, mute: NO_EDGES };
    // Most accounts are public: then the viewer's follow need not be read.
    if (canSeeTweets(this.#relationship(profile, { ...edges, follow: NO_EDGES }))) return true;
    const follow = await this.#edges(this.#follows, id);
    return canSeeTweets(this.#relationship(profile, { ...edges, follow }));
  }

  /** The viewer's relationship to a user; null without a viewer and for the viewer's own account. */
  async viewerRelationship(id: string): Promise<ViewerRelationship | null> {
    if (this.#viewerId === null || this.#viewerId === id) return null;
    const [follow, block, mute] = await Promise.all([
      this.#follows.load(id),
      this.#markedEdges(this.#blocks, id),
      this.#markedEdges(this.#mutes, id),
    ]);
    return {
      id: nodeId('Relationship', this.#viewerId, id),
      following: follow.there,
      followedBy: follow.back,
      followRequested: follow.requested,
      blocking: block.there,
      muting: mute.there,
    };
  }

  /** Drops what was read, because something was written. */
  forget(): void {
    this.#viewer = null;
    for (const loader of [this.#profiles, this.#follows, this.#blocks, this.#mutes]) loader.clearAll();
  }

  /** Reads edges; without a viewer, and for the viewer's own account, there are none. */
  #edges<T>(loader: DataLoader<string, T>, id: string): Promise<T> | T | typeof NO_EDGES {
    return this.#viewerId === null || this.#viewerId === id ? NO_EDGES : loader.load(id);
  }

  /**
   * The blocks or mutes between the viewer and a user. The viewer's own profile tells whether there are any at all; it is
   * read in one batch with other profiles, and without others it is not worth a find.
   */
  #markedEdges(
    loader: DataLoader<string, Between>,
    id: string,
    amongOthers = true,
  ): Promise<Between> | Between {
    if (this.#viewerId === null || this.#viewerId === id) return NO_EDGES;
    // A failure reaches the caller through the batch.
    if (amongOthers && !this.#viewer) (this.#viewer = this.#profiles.load(this.#viewerId)).catch(() => null);
    return loader.load(id);
  }

  /** One batch; reads only edges that the marks of both ends allow. All results come at once, so the next reads share a batch. */
  async #between(edges: Edges, mark: EdgeMark, ids: readonly string[]): Promise<Between[]> {
    if ((await this.#viewer)?.[mark] === false) return ids.map(() => NO_EDGES);
    const users = await Promise.all(ids.map((id) => this.#profiles.load(id)));
    const asked = ids.filter((_, index) => users[index]?.[mark] !== false);
    const found = asked.length === 0 ? [] : await edges.between(this.#viewerId ?? '', asked);
    const byId = new Map(asked.map((id, index) => [id, found[index]]));
    return ids.map((id) => byId.get(id) ?? NO_EDGES);
  }

  async #visible(id: string, between: Promise<Between> | Between): Promise<Profile | null> {
    const [profile, block] = await Promise.all([this.#profiles.load(id), between]);
    const relationship = this.#relationship(profile, { block, follow: NO_EDGES, mute: NO_EDGES });
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
