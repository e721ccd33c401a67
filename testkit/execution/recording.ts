import type { GraphQLFormattedError } from 'graphql';
import type { Answer, Fields, SubgraphRequest, Source, Sources } from '#gateway/execution/source.js';

/** One request, and what the subgraph has said to it. */
interface RecordedFetch {
  /** What is asked, apart from the entities. */
  readonly fetch: string;
  /** Of a fetch of entities: which ones. */
  readonly entities: readonly string[];
  readonly answer: Promise<Answer>;
}

/**
 * What the subgraphs have said to one run of an operation, for another run of the same plan to be told the same: they are asked
 * once, and both runs know the same, whatever changes in the meantime. The other run may gather the entities of a fetch in
 * other batches, and ask for one repeatedly.
 */
export class Recording {
  readonly #sources: Sources;
  /** What the other run has not asked yet. */
  readonly #waiting: RecordedFetch[] = [];
  /** What only the other run has asked. */
  readonly #unknown: string[] = [];

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The subgraphs, for the run that asks them. */
  recorder(): Sources {
    return this.#each((subgraph, source) => (subgraphRequest) => {
      const answer = source.process(subgraphRequest);
      // Of a failure the run is told that asked.
      answer.catch(() => undefined);
      this.#waiting.push({ ...read(subgraph, subgraphRequest), answer });
      return answer;
    });
  }

  /** The subgraphs, for the run that is told the same. Rejects what was not asked before. */
  player(): Sources {
    return this.#each((subgraph) => async (subgraphRequest) => {
      const { fetch, entities } = read(subgraph, subgraphRequest);
      const batches = this.#batchesOf(fetch, entities);
      if (batches.length > 0) {
        for (const batch of batches) this.#waiting.splice(this.#waiting.indexOf(batch), 1);
        return regroup(batches, entities);
      }
      this.#unknown.push(describe(fetch, entities));
      throw new Error('Nobody has asked this before.');
    });
  }

  /** All that was asked, and what the subgraphs have said to it: to be asked when the first run is over. */
  said(): Promise<unknown[]> {
    return Promise.all(
      this.#waiting.map(async ({ fetch, entities, answer }) => [
        fetch,
        entities,
        await answer.catch((error: unknown) => String(error)),
      ]),
    );
  }

  /** What one of the two has asked and the other has not. */
  get unmatched(): { recorded: string[]; played: string[] } {
    const recorded = this.#waiting.map(({ fetch, entities }) => describe(fetch, entities));
    return { recorded, played: this.#unknown };
  }

  #each(processOf: (subgraph: string, source: Source) => Source['process']): Sources {
    const sources = Object.entries(this.#sources);
    return Object.fromEntries(
      sources.map(([subgraph, source]) => [subgraph, { process: processOf(subgraph, source) }]),
    );
  }

  /** Those that have all of the entities between them, and no others; none if there are no such. */
  #batchesOf(fetch: string, entities: readonly string[]): RecordedFetch[] {
    const known = this.#waiting.filter((recordedFetch) => recordedFetch.fetch === fetch);
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
  const entities = Array.isArray(representations) ? representations.map(nameOf) : [];
  return { fetch: `${subgraph}: ${query} ${operationName ?? ''} ${nameOf(others)}`, entities };
}

function describe(fetch: string, entities: readonly string[]): string {
  return `${fetch} [${entities.join()}]`;
}

/** The same for values that differ only in the order of their keys. */
function nameOf(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The answer to one request for entities that were asked for in other batches. */
async function regroup(batches: readonly RecordedFetch[], asked: readonly string[]): Promise<Answer> {
  const [first] = batches;
  if (batches.length === 1 && first?.entities.length === asked.length) return first.answer;
  const places = new Map<string, number[]>();
  asked.forEach((entity, place) => places.set(entity, [...(places.get(entity) ?? []), place]));
  const found: unknown[] = asked.map(() => null);
  const errors: GraphQLFormattedError[] = [];
  let isKnown = false;
  for (const { entities, answer } of batches) {
    const said = await answer;
    errors.push(...(said.errors ?? []).flatMap((error) => errorsAt(error, entities, places)));
    if (!said.data) continue;
    const { _entities: own } = said.data;
    if (!Array.isArray(own) || own.length !== entities.length) return said;
    isKnown = true;
    // None of them is another one's, as they would not be in what a subgraph has written.
    entities.forEach((entity, index) =>
      places.get(entity)?.forEach((place) => (found[place] = structuredClone(own[index] as Fields))),
    );
  }
  return {
    data: isKnown ? { _entities: found } : null,
    ...(errors.length > 0 ? { errors } : {}),
  };
}

/** An error about an entity, for each place where the entity is asked for. */
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
