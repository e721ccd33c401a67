import type { Relationships } from '#social/read-models/relationships/index.js';
import type { AuthorState, Relationship } from '#social/visibility.js';

/** A social graph in memory. Tests write follows, blocks and mutes as `from:to`. */
export class SmallGraph implements Relationships {
  readonly follows = new Set<string>();
  readonly blocks = new Set<string>();
  readonly mutes = new Set<string>();
  readonly protected = new Set<string>();
  readonly suspended = new Set<string>();

  authors(ids: readonly string[]): Promise<AuthorState[]> {
    return Promise.resolve(ids.map((id) => this.#author(id)));
  }

  ofViewer(viewerId: string | null, authorIds: readonly string[]) {
    return Promise.resolve(authorIds.map((authorId) => this.#relationship(viewerId, authorId)));
  }

  viewPermissions(viewerId: string | null, authorIds: readonly string[]) {
    return this.ofViewer(viewerId, authorIds);
  }

  toAuthor(authorId: string, viewerIds: readonly string[]) {
    return Promise.resolve(viewerIds.map((viewerId) => this.#relationship(viewerId, authorId)));
  }

  isSignedIn() {
    return Promise.resolve(true);
  }

  idsByUsername(usernames: readonly string[]) {
    return Promise.resolve(usernames.map(() => null));
  }

  followers(authorId: string) {
    const found = [...this.follows].filter((edge) => edge.endsWith(`:${authorId}`));
    return Promise.resolve(found.map((edge) => ({ id: edge.split(':')[0]!, since: '0' })));
  }

  async followersSince(authorId: string) {
    return (await this.followers(authorId)).map(({ id }) => id);
  }

  following(userId: string, limit: number) {
    const found = [...this.follows].filter((edge) => edge.startsWith(`${userId}:`));
    return Promise.resolve(found.map((edge) => edge.split(':')[1]!).slice(0, limit));
  }

  async followedProtected(userId: string) {
    const followed = await this.following(userId, Infinity);
    const ids = followed.filter((id) => this.#author(id)?.protected);
    return { ids, follows: followed.length };
  }

  #relationship(viewerId: string | null, authorId: string): Relationship {
    return {
      author: this.#author(authorId),
      isSelf: authorId === viewerId,
      following: this.follows.has(`${viewerId}:${authorId}`),
      blocking: this.blocks.has(`${viewerId}:${authorId}`),
      blockedBy: this.blocks.has(`${authorId}:${viewerId}`),
      muting: this.mutes.has(`${viewerId}:${authorId}`),
    };
  }

  #author(id: string): AuthorState {
    return {
      id,
      protected: this.protected.has(id),
      suspended: this.suspended.has(id),
      deleted: false,
      followersCount: 0,
    };
  }
}
