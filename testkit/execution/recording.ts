import type { GraphQLFormattedError } from 'graphql';
import type { Answer, Fields, SubgraphRequest, Source, Sources } from '#gateway/execution/source.js';

/** One request with the response of its subgraph. */
interface RecordedFetch {
  /** The subgraph, the query and the variables, without the representations. */
  readonly fetch: string;
  /** The representations of an entity fetch, serialised. */
  readonly entities: readonly string[];
  readonly answer: Promise<Answer>;
}

/**
 * Records the responses of the subgraphs to one run of an operation, and replays them to another run of the same plan. Both runs
 * get the same responses, also when the data changes in the meantime. The second run may split the entities of a fetch into other
 * batches, and may repeat an entity.
 */
export class Recording {
  readonly #sources: Sources;
  /** Recorded fetches that the second run has not made yet. */
  readonly #unplayed: RecordedFetch[] = [];
  /** Fetches that only the second run has made. */
  readonly #unknown: string[] = [];

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Returns sources for the first run: they fetch and record. */
  recorder(): Sources {
    return this.#each((subgraph, source) => (subgraphRequest) => {
      const answer = source.process(subgraphRequest);
      // The run handles the rejection; this copy must not be reported as unhandled.
      answer.catch(() => undefined);
      this.#unplayed.push({ ...read(subgraph, subgraphRequest), answer });
      return answer;
    });
  }

  /** Returns sources for the second run: they replay recorded responses, and reject fetches that are not recorded. */
  player(): Sources {
    return this.#each((subgraph) => async (subgraphRequest) => {
      const { fetch, entities } = read(subgraph, subgraphRequest);
      const batches = this.#batchesOf(fetch, entities);
      if (batches.length > 0) {
        for (const batch of batches) this.#unplayed.splice(this.#unplayed.indexOf(batch), 1);
        return regroup(batches, entities);
      }
      this.#unknown.push(describe(fetch, entities));
      throw new Error('The recording has no response to this fetch.');
    });
  }

  /** Returns all recorded fetches and responses. Call it between the first and the second run. */
  responses(): Promise<unknown[]> {
    return Promise.all(
      this.#unplayed.map(async ({ fetch, entities, answer }) => [
        fetch,
        entities,
        await answer.catch((error: unknown) => String(error)),
      ]),
    );
  }

  /** The fetches that only one of the two runs has made. */
  get unmatched(): { recorded: string[]; played: string[] } {
    const recorded = this.#unplayed.map(({ fetch, entities }) => describe(fetch, entities));
    return { recorded, played: this.#unknown };
  }

  #each(processOf: (subgraph: string, source: Source) => Source['process']): Sources {
    const sources = Object.entries(this.#sources);
    return Object.fromEntries(
      sources.map(([subgraph, source]) => [subgraph, { process: processOf(subgraph, source) }]),
    );
  }

  /** Returns recorded fetches that together contain exactly these entities, or none. */
  #batchesOf(fetch: string, entities: readonly string[]): RecordedFetch[] {
    const known = this.#unplayed.filter((recordedFetch) => recordedFetch.fetch === fetch);
    const wanted = new Set(entities);
    const names = [...wanted].join();
    const whole = known.find((recordedFetch) => recordedFetch.entities.join() === names);
    if (whole) return [whole];
    const parts: RecordedFetch[] = [];
    for (const recordedFetch of known) {
      if (!recordedFetch.entities.every((entity) => wanted.has(entity))) continue;
      for (const entity of recordedFetch.entities) wanted.delete(entity);
      parts.push(recordedFetch);
    }
    return wanted.size === 0 ? parts : [];
  }
}

function read(
  subgraph: string,
  { request: { query, variables, operationName } }: SubgraphRequest,
): Pick<RecordedFetch, 'fetch' | 'entities'> {
  const { representations, ...others } = variables;
  const entities = Array.isArray(representations) ? representations.map(serialize) : [];
  return { fetch: `${subgraph}: ${query} ${operationName ?? ''} ${serialize(others)}`, entities };
}

function describe(fetch: string, entities: readonly string[]): string {
  return `${fetch} [${entities.join()}]`;
}

/** Serialises a value independently of the order of its keys. */
function serialize(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Assembles the response to one request from the responses of other batches. */
async function regroup(batches: readonly RecordedFetch[], asked: readonly string[]): Promise<Answer> {
  const [first] = batches;
  if (batches.length === 1 && first?.entities.length === asked.length) return first.answer;
  const places = new Map<string, number[]>();
  asked.forEach((entity, place) => places.set(entity, [...(places.get(entity) ?? []), place]));
  const found: unknown[] = asked.map(() => null);
  const errors: GraphQLFormattedError[] = [];
  let isKnown = false;
  for (const { entities, answer } of batches) {
    const response = await answer;
    errors.push(...(response.errors ?? []).flatMap((error) => errorsAt(error, entities, places)));
    if (!response.data) continue;
    const { _entities: own } = response.data;
    if (!Array.isArray(own) || own.length !== entities.length) return response;
    isKnown = true;
    // Copies: places share no objects in a response that was parsed from JSON.
    entities.forEach((entity, index) =>
      places.get(entity)?.forEach((place) => (found[place] = structuredClone(own[index] as Fields))),
    );
  }
  return {
    data: isKnown ? { _entities: found } : null,
    ...(errors.length > 0 ? { errors } : {}),
  };
}

/** Copies the error of an entity to each place of the entity in the request. */
function errorsAt(
  error: GraphQLFormattedError,
  entities: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): GraphQLFormattedError[] {
  const [root, index, ...below] = error.path ?? [];
  const entity = typeof index === 'number' ? entities[index] : undefined;
  if (root === undefined || entity === undefined) return [error];
  return (places.get(entity) ?? []).map((place) => ({ ...error, path: [root, place, ...below] }));
}
