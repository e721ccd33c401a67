import type { Graph } from '#platform/read-models/graph.js';
import { belongsAtHome, type Standing } from '#platform/visibility.js';
import type { Viewer } from '#platform/viewer.js';
import { peopleOf, type Happening, type News, type PlacedNews } from './happening.js';
import type { LiveOperation } from './live-operation.js';

/** Resolves a happening for one viewer, or for everybody (null), to the text of a payload; null for nothing to tell. */
export type ResolvePayload = (
  operation: LiveOperation,
  happening: Happening,
  viewer: Viewer | null,
) => Promise<string | null>;

/** How each person of the event is seen by one viewer, by the person's id. */
type StandingTo = (personId: string) => Standing | undefined;

/**
 * One event on its way to those who might want to hear of it. What all of them need is done once: how they stand to the
 * people in it, and the payload of those whose operations are the same.
 */
export class Notice {
  readonly news: News;
  readonly position: number;
  readonly #happening: Happening;
  readonly #resolve: ResolvePayload;
  readonly #standings: Promise<ReadonlyMap<string, StandingTo>>;
  readonly #shared = new Map<LiveOperation, Promise<string | null>>();

  constructor(
    { news, place }: PlacedNews,
    happening: Happening,
    viewerIds: readonly string[],
    graph: Graph,
    resolve: ResolvePayload,
  ) {
    this.news = news;
    this.position = place.position;
    this.#happening = happening;
    this.#resolve = resolve;
    this.#standings = readStandings(news, viewerIds, graph);
    // Whoever waits for a payload hears of it; without anybody waiting it is no event of the process.
    this.#standings.catch(() => undefined);
  }

  /** Where a client that has this notice goes on. */
  get cursor(): string {
    return this.#happening.cursor;
  }

  /** The payload for one subscriber; null when the event is none of theirs. */
  async payloadFor(operation: LiveOperation, viewer: Viewer): Promise<string | null> {
    const standingTo = (await this.#standings).get(viewer.id);
    const people = peopleOf(this.news);
    if (!standingTo || !belongsAtHome(people, standingTo)) return null;
    const shown = people.originalAuthorId ?? people.authorId;
    const isPublic = [people.authorId, shown].every((id) => {
      const author = standingTo(id)?.author;
      return author && !author.protected && !author.suspended;
    });
    if (!isPublic || !operation.isSameForEverybody) return this.#resolve(operation, this.#happening, viewer);
    let payload = this.#shared.get(operation);
    if (!payload) this.#shared.set(operation, (payload = this.#resolve(operation, this.#happening, null)));
    return payload;
  }
}

/** Asks the graph, not a memory of it: a block or a protection of a moment ago holds. */
async function readStandings(
  news: News,
  viewerIds: readonly string[],
  graph: Graph,
): Promise<ReadonlyMap<string, StandingTo>> {
  const { authorId, originalAuthorId, answeredId } = peopleOf(news);
  const people = [...new Set([authorId, originalAuthorId, answeredId].filter((id) => id !== null))];
  const standings = await Promise.all(people.map((id) => graph.standingsTo(id, viewerIds)));
  return new Map(
    viewerIds.map((viewerId, row): [string, StandingTo] => [
      viewerId,
      (personId) => standings[people.indexOf(personId)]?.[row],
    ]),
  );
}
