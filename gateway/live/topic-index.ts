import type { FieldArguments, Listener, LiveSource, Topic, TopicChange } from '#platform/live-source.js';
import type { Viewer } from '#platform/viewer.js';
import type { LiveSubscription } from './delivery/index.js';

/** The open subscriptions of one viewer with the same arguments, and their topics. */
export interface Watcher {
  readonly viewerId: string;
  readonly args: FieldArguments;
  /** May hold too many topics, never too few. */
  readonly topics: Set<Topic>;
  /** Mostly one: an array is smaller than a set, and faster to iterate. */
  readonly subscriptions: LiveSubscription[];
}

interface Entry {
  readonly watcher: Watcher;
  /** Identifies the arguments. */
  readonly key: string;
  readonly loaded: Promise<void>;
}

const NO_WATCHERS: ReadonlySet<Watcher> = new Set();

/**
 * Finds the open subscriptions of one source that may want an event: an index from topics to watchers. It only narrows them
 * down; the source decides for every event who may receive it.
 */
export class TopicIndex {
  readonly #topicsOf: LiveSource['topicsOf'];
  /** By viewer; more than one entry when the viewer uses different arguments. */
  readonly #entries = new Map<string, Entry[]>();
  readonly #byTopic = new Map<Topic, Set<Watcher>>();

  constructor(topicsOf: LiveSource['topicsOf']) {
    this.#topicsOf = topicsOf;
  }

  /** Adds a subscription. Resolves to its watcher when the topics are loaded; rejects when they cannot be. */
  async add(viewer: Viewer, args: FieldArguments, subscription: LiveSubscription): Promise<Watcher> {
    const key = JSON.stringify(args);
    let entry = this.#entries.get(viewer.id)?.find((each) => each.key === key);
    if (!entry) {
      const watcher: Watcher = { viewerId: viewer.id, args, topics: new Set(), subscriptions: [] };
      const entries = this.#entries.get(viewer.id) ?? [];
      this.#entries.set(viewer.id, entries);
      // Registered before the topics are read, so that a change in the meantime is not missed.
      entry = { watcher, key, loaded: this.#load(viewer, watcher) };
      entries.push(entry);
    }
    const { watcher, loaded } = entry;
    watcher.subscriptions.push(subscription);
    try {
      await loaded;
      return watcher;
    } catch (error) {
      this.remove(viewer.id, subscription);
      throw error;
    }
  }

  remove(viewerId: string, subscription: LiveSubscription): void {
    const entries = this.#entries.get(viewerId) ?? [];
    const place = entries.findIndex(({ watcher }) => watcher.subscriptions.includes(subscription));
    const watcher = entries[place]?.watcher;
    if (!watcher) return;
    watcher.subscriptions.splice(watcher.subscriptions.indexOf(subscription), 1);
    if (watcher.subscriptions.length > 0) return;
    entries.splice(place, 1);
    if (entries.length === 0) this.#entries.delete(viewerId);
    for (const topic of watcher.topics) this.#unlink(watcher, topic);
  }

  /** The number of open subscriptions of a viewer. */
  countOf(viewerId: string): number {
    const entries = this.#entries.get(viewerId) ?? [];
    return entries.reduce((sum, { watcher }) => sum + watcher.subscriptions.length, 0);
  }

  /** The watchers of a topic. */
  of(topic: Topic): ReadonlySet<Watcher> {
    return this.#byTopic.get(topic) ?? NO_WATCHERS;
  }

  /** Applies a change to the subscriptions that it is for. */
  change({ viewerId, topic, listens, appliesTo }: TopicChange): void {
    for (const { watcher } of this.#entries.get(viewerId) ?? []) {
      if (appliesTo && !appliesTo(watcher.args)) continue;
      if (listens) this.#link(watcher, topic);
      else {
        watcher.topics.delete(topic);
        this.#unlink(watcher, topic);
      }
    }
  }

  /** The viewers with open subscriptions, once for each of their arguments. */
  get listeners(): Listener[] {
    return [...this.#entries.values()].flat().map(({ watcher }) => watcher);
  }

  /** The viewers with open subscriptions. */
  get viewerIds(): Iterable<string> {
    return this.#entries.keys();
  }

  /** The number of topics with watchers. */
  get topics(): number {
    return this.#byTopic.size;
  }

  async #load(viewer: Viewer, watcher: Watcher): Promise<void> {
    const topics = await this.#topicsOf(viewer, watcher.args);
    const isOpen = this.#entries.get(viewer.id)?.some((entry) => entry.watcher === watcher);
    if (!isOpen) return;
    for (const topic of topics) this.#link(watcher, topic);
  }

  #link(watcher: Watcher, topic: Topic): void {
    let watchers = this.#byTopic.get(topic);
    if (!watchers) this.#byTopic.set(topic, (watchers = new Set()));
    watchers.add(watcher);
    watcher.topics.add(topic);
  }

  #unlink(watcher: Watcher, topic: Topic): void {
    const watchers = this.#byTopic.get(topic);
    watchers?.delete(watcher);
    if (watchers?.size === 0) this.#byTopic.delete(topic);
  }
}
