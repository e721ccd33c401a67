/** The commands that act on another user. */
export const VERBS = [
  'followUser',
  'unfollowUser',
  'removeFollower',
  'acceptFollowRequest',
  'declineFollowRequest',
  'blockUser',
  'unblockUser',
  'muteUser',
  'unmuteUser',
] as const;
export type Verb = (typeof VERBS)[number];

/** The commands that are refused for a user who blocks the one who acts. The others keep two users apart, and work always. */
const NEED_SIGHT: ReadonlySet<Verb> = new Set(['followUser', 'acceptFollowRequest', 'declineFollowRequest']);

/** The error code, or `ok`. */
export type Outcome = 'ok' | 'BAD_USER_INPUT' | 'NOT_FOUND' | 'FORBIDDEN';

/** A set of directed pairs of users. The model identifies users by numbers. */
class Pairs {
  readonly #pairs = new Set<string>();

  has(from: number, to: number): boolean {
    return this.#pairs.has(`${from}>${to}`);
  }

  add(from: number, to: number): Outcome {
    this.#pairs.add(`${from}>${to}`);
    return 'ok';
  }

  delete(from: number, to: number): Outcome {
    this.#pairs.delete(`${from}>${to}`);
    return 'ok';
  }
}

/** A simple sequential model of relationships, as sets of pairs. Tests compare the subgraph with it. */
export class GraphModel {
  readonly #users: readonly number[];
  readonly #follows = new Pairs();
  readonly #requests = new Pairs();
  readonly #blocks = new Pairs();
  readonly #mutes = new Pairs();
  readonly #protected = new Set<number>();

  constructor(users: readonly number[]) {
    this.#users = users;
  }

  protect(user: number, isProtected: boolean): void {
    if (isProtected) this.#protected.add(user);
    else this.#protected.delete(user);
    if (isProtected) return;
    for (const other of this.#users.filter((each) => this.#requests.has(each, user))) {
      this.#requests.delete(other, user);
      this.#follows.add(other, user);
    }
  }

  do(verb: Verb, me: number, other: number): Outcome {
    if (me === other) return 'BAD_USER_INPUT';
    if (this.#blocks.has(other, me) && NEED_SIGHT.has(verb)) return 'NOT_FOUND';
    return this.#rules[verb](me, other);
  }

  readonly #rules: Record<Verb, (me: number, other: number) => Outcome> = {
    followUser: (me, other) => {
      if (this.#blocks.has(me, other)) return 'FORBIDDEN';
      if (this.#follows.has(me, other)) return 'ok';
      return this.#protected.has(other) ? this.#requests.add(me, other) : this.#follows.add(me, other);
    },
    unfollowUser: (me, other) => this.#unlink(me, other),
    removeFollower: (me, other) => this.#follows.delete(other, me),
    acceptFollowRequest: (me, other) => {
      if (this.#follows.has(other, me)) return 'ok';
      if (!this.#requests.has(other, me)) return 'NOT_FOUND';
      this.#requests.delete(other, me);
      return this.#follows.add(other, me);
    },
    declineFollowRequest: (me, other) =>
      this.#requests.has(other, me) ? this.#requests.delete(other, me) : 'NOT_FOUND',
    blockUser: (me, other) => {
      this.#unlink(me, other);
      this.#unlink(other, me);
      return this.#blocks.add(me, other);
    },
    unblockUser: (me, other) => this.#blocks.delete(me, other),
    muteUser: (me, other) => this.#mutes.add(me, other),
    unmuteUser: (me, other) => this.#mutes.delete(me, other),
  };

  #unlink(from: number, to: number): Outcome {
    this.#follows.delete(from, to);
    return this.#requests.delete(from, to);
  }

  /** A user's own lists, as the user sees them. */
  ownLists(me: number): object {
    const seen = this.#users.filter((other) => other !== me && !this.#blocks.has(other, me));
    return {
      followRequests: seen.filter((other) => this.#requests.has(other, me)),
      blocks: seen.filter((other) => this.#blocks.has(me, other)),
      mutes: seen.filter((other) => this.#mutes.has(me, other)),
    };
  }

  /** Everything that a viewer can see of a user; null when the user is hidden. */
  view(me: number, other: number): object | null {
    if (this.#blocks.has(other, me)) return null;
    const self = me === other;
    const open = !this.#protected.has(other) || this.#follows.has(me, other);
    const showsLists = self || (!this.#blocks.has(me, other) && open);
    const listed = showsLists ? this.#users.filter((each) => !this.#blocks.has(each, me)) : [];
    return {
      protected: this.#protected.has(other),
      followersCount: this.#users.filter((each) => this.#follows.has(each, other)).length,
      followingCount: this.#users.filter((each) => this.#follows.has(other, each)).length,
      followers: listed.filter((each) => this.#follows.has(each, other)),
      following: listed.filter((each) => this.#follows.has(other, each)),
      viewerRelationship: self
        ? null
        : {
            following: this.#follows.has(me, other),
            followedBy: this.#follows.has(other, me),
            followRequested: this.#requests.has(me, other),
            blocking: this.#blocks.has(me, other),
            muting: this.#mutes.has(me, other),
          },
    };
  }
}
