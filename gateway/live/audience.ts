import type { AnyEvent } from '#schema/events.js';
import { MAX_FOLLOWING_READ, type Graph } from '#social/read-models/graph.js';
import type { LiveSubscription } from './delivery/index.js';

/** Somebody with at least one open subscription. */
export interface Watcher {
  readonly viewerId: string;
  /** Themselves and those they follow. May hold too many for a moment, never too few. */
  readonly authors: Set<string>;
  /** Mostly one: a list is smaller than a set, and quicker to go through. */
  readonly subscriptions: LiveSubscription[];
}

/**
 * Who on this gateway might want to hear of an author: an index from authors to users with open subscriptions. It only
 * narrows down; whether a notice may be sent is asked anew for every event.
 */
export class Audience {
  readonly #graph: Graph;
  readonly #watchers = new Map<string, { watcher: Watcher; loaded: Promise<void> }>();
  readonly #byAuthor = new Map<string, Set<Watcher>>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** The user as a watcher, with the list of those they follow loaded. */
  async enter(viewerId: string, subscription: LiveSubscription): Promise<Watcher> {
    let entry = this.#watchers.get(viewerId);
    if (!entry) {
      const watcher: Watcher = { viewerId, authors: new Set(), subscriptions: [] };
      // Registered before the list is read: a follow that comes in the meantime is not missed.
      this.#add(watcher, viewerId);
      entry = { watcher, loaded: this.#load(watcher) };
      this.#watchers.set(viewerId, entry);
    }
    const { watcher, loaded } = entry;
    watcher.subscriptions.push(subscription);
    try {
      await loaded;
      return watcher;
    } catch (error) {
      this.leave(viewerId, subscription);
      throw error;
    }
  }

  /** How many subscriptions a user has open. */
  countOf(viewerId: string): number {
    return this.#watchers.get(viewerId)?.watcher.subscriptions.length ?? 0;
  }

  leave(viewerId: string, subscription: LiveSubscription): void {
    const watcher = this.#watchers.get(viewerId)?.watcher;
    const place = watcher?.subscriptions.indexOf(subscription) ?? -1;
    if (!watcher || place < 0) return;
    watcher.subscriptions.splice(place, 1);
    if (watcher.subscriptions.length > 0) return;
    this.#watchers.delete(viewerId);
    for (const author of watcher.authors) this.#remove(watcher, author);
  }

  /** Those who might want to hear of an author. */
  of(authorId: string): ReadonlySet<Watcher> {
    return this.#byAuthor.get(authorId) ?? NOBODY;
  }

  /**
   * Keeps the index in line with the graph. Follows and unfollows of one user come in order; a block that ends a follow is
   * an event of somebody else's and may come late, so it takes nobody out: who is too many here is no harm.
   */
  observe(event: AnyEvent): void {
    if (event.type === 'user.followed') {
      const watcher = this.#watchers.get(event.payload.from)?.watcher;
      if (watcher) this.#add(watcher, event.payload.to);
    } else if (event.type === 'user.unfollowed') {
      this.#forget(event.payload.from, event.payload.to);
    }
  }

  /** How many users, and how many authors they wait for: both 0 when nobody is left. */
  get size(): { watchers: number; authors: number } {
    return { watchers: this.#watchers.size, authors: this.#byAuthor.size };
  }

  async #load(watcher: Watcher): Promise<void> {
    const following = await this.#graph.following(watcher.viewerId, MAX_FOLLOWING_READ);
    if (this.#watchers.get(watcher.viewerId)?.watcher !== watcher) return;
    for (const authorId of following) this.#add(watcher, authorId);
  }

  #add(watcher: Watcher, authorId: string): void {
    let watchers = this.#byAuthor.get(authorId);
    if (!watchers) this.#byAuthor.set(authorId, (watchers = new Set()));
    watchers.add(watcher);
    watcher.authors.add(authorId);
  }

  #forget(viewerId: string, authorId: string): void {
    const watcher = this.#watchers.get(viewerId)?.watcher;
    if (!watcher) return;
    watcher.authors.delete(authorId);
    this.#remove(watcher, authorId);
  }

  #remove(watcher: Watcher, authorId: string): void {
    const watchers = this.#byAuthor.get(authorId);
    watchers?.delete(watcher);
    if (watchers?.size === 0) this.#byAuthor.delete(authorId);
  }
}

const NOBODY: ReadonlySet<Watcher> = new Set();
