import type { GraphQLFormattedError } from 'graphql';
import type { Graph } from '#platform/read-models/graph.js';
import { belongsAtHome, type Standing } from '#platform/visibility.js';
import type { Viewer } from '#platform/viewer.js';
import { peopleOf, type Happening, type News, type PlacedNews } from './happening.js';
import type { LiveOperation, OperationParts } from './live-operation.js';
import { joined } from './viewer-parts.js';

/** What an event resolves to, ready for clients. */
export interface Payload {
  errors: readonly GraphQLFormattedError[];
  data: Record<string, unknown> | null;
}

/** Resolves a happening for one viewer, or for everybody (null); to null when there is nothing to tell. */
export type ResolvePayload = (
  operation: LiveOperation,
  happening: Happening,
  viewer: Viewer | null,
) => Promise<Payload | null>;

/** How each person of the event is seen by one viewer, by the person's id. */
type StandingTo = (personId: string) => Standing | undefined;

/**
 * One event on its way to those who might want to hear of it. What all of them need is done once: how they stand to the
 * people in it, and what of it is the same for all whose operations are the same.
 */
export class Notice {
  readonly news: News;
  readonly position: number;
  readonly #happening: Happening;
  readonly #resolve: ResolvePayload;
  readonly #standings: Promise<ReadonlyMap<string, StandingTo>>;
  readonly #shared = new Map<LiveOperation, Promise<Payload | null>>();
  readonly #sharedTexts = new Map<LiveOperation, Promise<string | null>>();

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

  /** The payload for one subscriber, as JSON; null when the event is none of theirs. */
  async payloadFor(operation: LiveOperation, viewer: Viewer): Promise<string | null> {
    const standingTo = (await this.#standings).get(viewer.id);
    const people = peopleOf(this.news);
    if (!standingTo || !belongsAtHome(people, standingTo)) return null;
    const shown = people.originalAuthorId ?? people.authorId;
    const isPublic = [people.authorId, shown].every((id) => {
      const author = standingTo(id)?.author;
      return author && !author.protected && !author.suspended;
    });
    const { parts } = operation;
    // A protected tweet is shown by the rooms to those only who may see it.
    if (!isPublic) return textOf(await this.#resolve(operation, this.#happening, viewer));
    if (!parts) return this.#textForEverybody(operation);
    const { everybody } = parts;
    const isForViewer = parts.viewerTypes.has(this.#happening.__typename);
    if (everybody && !isForViewer) return this.#textForEverybody(everybody);
    const [same, own] = await Promise.all([
      everybody && this.#forEverybody(everybody),
      this.#resolve(parts.viewer, this.#happening, viewer),
    ]);
    if (!everybody || !own) return textOf(own);
    return textOf(same && together(same, own, parts));
  }

  #forEverybody(operation: LiveOperation): Promise<Payload | null> {
    return kept(this.#shared, operation, () => this.#resolve(operation, this.#happening, null));
  }

  #textForEverybody(operation: LiveOperation): Promise<string | null> {
    return kept(this.#sharedTexts, operation, async () => textOf(await this.#forEverybody(operation)));
  }
}

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

function together(same: Payload, own: Payload, { shape }: OperationParts): Payload {
  return {
    errors: [...same.errors, ...own.errors],
    data: joined(same.data, own.data, shape) as Payload['data'],
  };
}

/** As clients get it. */
export function textOf(payload: Payload | null): string | null {
  if (!payload) return null;
  const { errors, data } = payload;
  return JSON.stringify(errors.length === 0 ? { data } : { errors, data });
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
