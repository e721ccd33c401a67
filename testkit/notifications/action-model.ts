import type { Event } from '#schema/events.js';

/** What a user does or undoes, as an event tells it. */
export type ActionEvent = Event<
  'tweet.liked' | 'tweet.unliked' | 'tweet.posted' | 'tweet.deleted' | 'user.followed' | 'user.unfollowed'
>;

const BEGINNINGS = new Set<ActionEvent['type']>(['tweet.liked', 'tweet.posted', 'user.followed']);

/** What a user is told of likes, retweets and follows: an independent statement of the rules, which reads each event once. */
export class ActionModel {
  /** By group and actor: the newest event. */
  readonly #newest = new Map<string, ActionEvent>();
  readonly #hidden = new Set<string>();
  readonly #gone = new Set<string>();

  hear(event: ActionEvent): void {
    const key = `${groupOf(event)} by ${actorOf(event)}`;
    const known = this.#newest.get(key);
    if (known === undefined || known.id < event.id) this.#newest.set(key, event);
  }

  hide(userId: string): void {
    this.#hidden.add(userId);
  }

  delete(tweetId: string): void {
    this.#gone.add(tweetId);
  }

  /** By group with at least one actor, such as `Like 19…` or `Follow`: the actors, the newest first. */
  groups(): Record<string, string[]> {
    const counted = [...this.#newest.values()]
      .filter((event) => BEGINNINGS.has(event.type) && !this.#hidden.has(actorOf(event)))
      .filter((event) => !this.#gone.has(groupOf(event).split(' ')[1] ?? ''))
      .sort((one, other) => (one.id < other.id ? 1 : -1));
    const groups: Record<string, string[]> = {};
    for (const event of counted) (groups[groupOf(event)] ??= []).push(actorOf(event));
    return groups;
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
