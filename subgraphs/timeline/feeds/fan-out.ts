import type { Graph } from '#platform/read-models/graph.js';
import type { Entry } from '../entry.js';
import type { TimelineSettings } from '../settings.js';
import type { Timelines } from '../store/timelines.js';

export interface FanOutDeps {
  graph: Graph;
  timelines: Timelines;
  settings: TimelineSettings;
}

/** Brings an author's entries into the timelines of followers, and out of them. Never holds more than two pages. */
export class FanOut {
  readonly #deps: FanOutDeps;

  constructor(deps: FanOutDeps) {
    this.#deps = deps;
  }

  async push(authorId: string, entries: readonly Entry[]): Promise<void> {
    const { timelines } = this.#deps;
    await timelines.add([authorId], entries);
    await this.#eachPage(authorId, (followers) => timelines.add(followers, entries));
  }

  async takeBack(authorId: string, entries: readonly Entry[]): Promise<void> {
    const { timelines } = this.#deps;
    await timelines.remove([authorId], entries);
    await this.#eachPage(authorId, (followers) => timelines.remove(followers, entries));
  }

  /** While one page is handled the next is read: documents and cache work side by side. */
  async #eachPage(authorId: string, handle: (followers: string[]) => Promise<void>): Promise<void> {
    const { graph, settings } = this.#deps;
    const limit = settings.fanOutPage;
    let page = await graph.followers(authorId, { limit });
    for (;;) {
      const after = page.length < limit ? undefined : page.at(-1)?.since;
      const [next] = await Promise.all([
        after === undefined ? null : graph.followers(authorId, { after, limit }),
        handle(page.map(({ id }) => id)),
      ]);
      if (next === null) return;
      page = next;
    }
  }
}
