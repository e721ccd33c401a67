import type { Event } from '#schema/events.js';

/** A like or its end, as an event tells it. */
export type LikeEvent = Event<'tweet.liked' | 'tweet.unliked'>;

/** What the author of tweets is told of their likes: an independent statement of the rules, which reads each event once. */
export class LikeModel {
  /** By tweet and user: the newest event. */
  readonly #newest = new Map<string, LikeEvent>();
  readonly #hidden = new Set<string>();
  readonly #gone = new Set<string>();

  hear(event: LikeEvent): void {
    const key = `${event.payload.tweetId} ${event.payload.userId}`;
    const known = this.#newest.get(key);
    if (known === undefined || known.id < event.id) this.#newest.set(key, event);
  }

  hide(userId: string): void {
    this.#hidden.add(userId);
  }

  show(userId: string): void {
    this.#hidden.delete(userId);
  }

  delete(tweetId: string): void {
    this.#gone.add(tweetId);
  }

  /** By tweet with at least one actor: the users who like it, the newest first. */
  groups(): Record<string, string[]> {
    const counted = [...this.#newest.values()]
      .filter(({ type, payload }) => type === 'tweet.liked' && !this.#hidden.has(payload.userId))
      .filter(({ payload }) => !this.#gone.has(payload.tweetId))
      .sort((one, other) => (one.id < other.id ? 1 : -1));
    const groups: Record<string, string[]> = {};
    for (const { payload } of counted) (groups[payload.tweetId] ??= []).push(payload.userId);
    return groups;
  }
}
