import type { Graph } from '#platform/read-models/graph.js';
import type { Entry } from '../entry.js';
import type { TimelineSettings } from '../settings.js';
import type { Readers } from '../store/readers.js';
import type { Timelines } from '../store/timelines.js';
import type { Audience, Audiences } from './audience.js';
import type { Pulls } from './pulls.js';

export interface FanOutDeps {
  graph: Graph;
  timelines: Timelines;
  readers: Readers;
  audiences: Audiences;
  pulls: Pulls;
  settings: TimelineSettings;
}

/** Brings tweets into the timelines of followers, and out of them. Never holds more than two pages of followers. */
export class FanOut {
  readonly #deps: FanOutDeps;

  constructor(deps: FanOutDeps) {
    this.#deps = deps;
  }

  async push(entry: Entry): Promise<void> {
    const { timelines, audiences, pulls } = this.#deps;
    const audience = await audiences.of(entry.authorId);
    await timelines.add([entry.authorId], [entry]);
    if (audience.pulled) await pulls.add(entry);
    await this.#eachPage(entry.authorId, audience, (followers) => timelines.add(followers, [entry]));
  }

  /** Inactive followers of big authors keep the entry: their timelines are rebuilt before they are read again. */
  async takeBack(entry: Entry): Promise<void> {
    const { timelines, audiences, pulls } = this.#deps;
    const audience = await audiences.of(entry.authorId);
    await timelines.remove([entry.authorId], [entry]);
    if (audience.pulled) await pulls.remove(entry);
    const reached: Audience['followers'] = audience.followers === 'all' ? 'all' : 'active';
    await this.#eachPage(entry.authorId, { followers: reached }, (followers) =>
      timelines.remove(followers, [entry]),
    );
  }

  /** While one page is handled the next is read: documents and cache work side by side. */
  async #eachPage(
    authorId: string,
    { followers }: Pick<Audience, 'followers'>,
    handle: (followers: readonly string[]) => Promise<void>,
  ): Promise<void> {
    if (followers === 'none') return;
    const { graph, readers, settings } = this.#deps;
    const limit = settings.fanOutPage;
    const reach = async (ids: string[]): Promise<void> =>
      handle(followers === 'all' ? ids : await readers.activeAmong(ids));
    let page = await graph.followers(authorId, { limit });
    for (;;) {
      const after = page.length < limit ? undefined : page.at(-1)?.since;
      const [next] = await Promise.all([
        after === undefined ? null : graph.followers(authorId, { after, limit }),
        reach(page.map(({ id }) => id)),
      ]);
      if (next === null) return;
      page = next;
    }
  }
}
