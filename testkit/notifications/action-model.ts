import type { Event } from '#schema/events.js';

/** What a user does or undoes, as an event tells it. */
export type ActionEvent = Event<
  'tweet.liked' | 'tweet.unliked' | 'tweet.posted' | 'tweet.deleted' | 'user.followed' | 'user.unfollowed'
>;

const BEGINNINGS = new Set<ActionEvent['type']>(['tweet.liked', 'tweet.posted', 'user.followed']);

/** What the reader's hearing of a user depends on. */
export interface UserState {
  /** By the reader, and of the reader. */
  blocked: boolean;
  blocking: boolean;
  muted: boolean;
  /** Whether the reader follows the user, and is told of new tweets. */
  followed: boolean;
  hasNotices: boolean;
  protected: boolean;
  suspended: boolean;
  deleted: boolean;
}

const STRANGER: UserState = {
  ...{ blocked: false, blocking: false, muted: false, followed: false, hasNotices: false },
  ...{ protected: false, suspended: false, deleted: false },
};

/** What mutes look at in a tweet. */
export interface TweetContent {
  conversationId: string;
  /** A word that it has. */
  word: string;
}

/** A tweet that is told as such. */
interface ToldTweet {
  kind: 'Mention' | 'NewTweet' | 'Reply';
  tweetId: string;
  userId: string;
}

/** What a user is told: an independent statement of the rules, which reads each event once and knows the last state of everybody. */
export class ActionModel {
  /** By group and actor: the newest event. */
  readonly #newest = new Map<string, ActionEvent>();
  readonly #users = new Map<string, UserState>();
  readonly #tweets: ToldTweet[] = [];
  readonly #gone = new Set<string>();
  readonly #contents = new Map<string, TweetContent>();
  /** Words, and ids of conversations, that the reader mutes. */
  readonly muted = new Set<string>();

  /** The state of a user, to be changed. */
  user(id: string): UserState {
    const user = this.#users.get(id) ?? { ...STRANGER };
    this.#users.set(id, user);
    return user;
  }

  hear(event: ActionEvent): void {
    const key = `${groupOf(event)} by ${actorOf(event)}`;
    const known = this.#newest.get(key);
    if (known === undefined || known.id < event.id) this.#newest.set(key, event);
  }

  post(tweet: ToldTweet): void {
    this.#tweets.push(tweet);
  }

  /** Notes what a tweet says. */
  write(tweetId: string, content: TweetContent): void {
    this.#contents.set(tweetId, content);
  }

  delete(tweetId: string): void {
    this.#gone.add(tweetId);
  }

  /** By group with at least one actor, such as `Like 19…` or `Follow`: the actors, the newest first. */
  groups(): Record<string, string[]> {
    const counted = [...this.#newest.values()]
      .filter((event) => BEGINNINGS.has(event.type) && this.#isHeard(groupOf(event), actorOf(event)))
      .sort((one, other) => (one.id < other.id ? 1 : -1));
    const groups: Record<string, string[]> = {};
    for (const event of counted) (groups[groupOf(event)] ??= []).push(actorOf(event));
    for (const { kind, tweetId, userId } of this.#tweets) {
      const group = `${kind} ${tweetId}`;
      if (this.#isHeard(group, userId)) groups[group] = [userId];
    }
    return groups;
  }

  #isHeard(group: string, userId: string): boolean {
    const [kind, tweetId = ''] = group.split(' ');
    const user = this.user(userId);
    const { conversationId = '', word = '' } = this.#contents.get(tweetId) ?? {};
    if (this.muted.has(conversationId) || this.muted.has(word)) return false;
    if (this.#gone.has(tweetId) || user.blocked || user.blocking || user.suspended || user.deleted)
      return false;
    if (user.muted && !(kind === 'NewTweet' && user.hasNotices)) return false;
    // What a protected user does is seen by all, what such a user writes and shares by followers.
    return kind === 'Like' || kind === 'Follow' || !user.protected || user.followed;
  }
}

function groupOf({ payload }: ActionEvent): string {
  if ('to' in payload) return 'Follow';
  return 'userId' in payload ? `Like ${payload.tweetId}` : `Retweet ${payload.retweetOf!.tweetId}`;
}

function actorOf({ payload }: ActionEvent): string {
  if ('to' in payload) return payload.from;
  return 'userId' in payload ? payload.userId : payload.authorId;
}
