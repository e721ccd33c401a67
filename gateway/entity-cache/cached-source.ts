import type { GraphQLDataSource } from '@apollo/gateway';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#platform/clock.js';
import type { RoomName } from '#platform/room.js';
import type { Viewer } from '#platform/viewer.js';
import type { FetchContext } from '../data-source/index.js';
import type { Metrics } from '../metrics.js';
import { entitiesOf, flawless, placed, type Answer, type Entity } from './answer.js';
import { peopleOf, type Entry } from './entry.js';
import { keptSelectionOf, type KeptSelection } from './kept-selection.js';
import type { Marks } from './marks.js';
import { namedIds } from './named-ids.js';
import type { RoomEntries } from './room-entries.js';
import { withoutTraces } from './traces.js';
import type { Verdicts } from './verdicts.js';

export interface CachedSourceOptions {
  room: RoomName;
  source: GraphQLDataSource;
  marks: Marks;
  entries: RoomEntries;
  verdicts: Verdicts;
  /** Whether the cache may answer a viewer at the moment. */
  mayAnswer: (viewer: Viewer | null) => boolean;
  /** Told that a viewer has written something, and of the ids that were named. */
  onWrite: (viewer: Viewer | null, ids: readonly string[]) => void;
  clock: Clock;
  metrics: Metrics['entityCache'];
}

type Fetch = Parameters<GraphQLDataSource['process']>[0];
type Representation = Readonly<Record<string, unknown>>;

/** One fetch of entities of which something may be kept. */
interface EntityFetch {
  fetch: Fetch;
  selection: KeptSelection;
  representations: readonly Representation[];
  /** What each is kept under. */
  keys: readonly string[];
}

/** Texts of the planner whose selections are remembered. */
const MAX_SELECTIONS = 2_000;

/**
 * A room behind the cache: of a fetch of entities it asks the room only for what is not kept, and for what is the
 * viewer's own. What the room would hide from this viewer is not taken from the cache, whoever it was kept for.
 */
export class CachedSource implements GraphQLDataSource {
  readonly #options: CachedSourceOptions;
  /** By the text of the fetch. */
  readonly #selections = new LRUCache<string, { selection: KeptSelection | null }>({ max: MAX_SELECTIONS });

  constructor(options: CachedSourceOptions) {
    this.#options = options;
  }

  process(fetch: Fetch): Promise<Answer> {
    const { query = '', variables = {} } = fetch.request;
    if (query.startsWith('mutation')) return this.#write(fetch, query, variables);
    const representations: unknown = variables['representations'];
    const selection = Array.isArray(representations) ? this.#selectionOf(query) : null;
    if (selection === null) return this.#options.source.process(fetch);
    return this.#read(fetch, selection, representations as Representation[]);
  }

  async #write(fetch: Fetch, query: string, variables: unknown): Promise<Answer> {
    const { source, onWrite } = this.#options;
    try {
      return await source.process(fetch);
    } finally {
      // Also when there was no answer: it may have been carried out.
      onWrite(viewerOf(fetch), namedIds(query, variables));
    }
  }

  async #read(
    fetch: Fetch,
    selection: KeptSelection,
    representations: readonly Representation[],
  ): Promise<Answer> {
    const variables = selection.variables.map((name) => fetch.request.variables?.[name]);
    const keys = representations.map((each) => this.#options.entries.keyOf(selection, each, variables));
    const entityFetch: EntityFetch = { fetch, selection, representations, keys };
    const found = await this.#find(keys, viewerOf(fetch));
    const known = [...keys.keys()].filter((place) => found[place] !== undefined);
    const missing = [...keys.keys()].filter((place) => found[place] === undefined);
    if (known.length === 0) return this.#askWhole(entityFetch, missing);
    const [whole, rest] = await Promise.all([
      missing.length === 0 ? null : this.#askWhole(entityFetch, missing),
      selection.rest === null ? null : this.#ask(entityFetch, selection.rest, known),
    ]);
    const entities = keys.map((): Entity => null);
    known.forEach((place, index) => (entities[place] = together(found[place], rest, index)));
    missing.forEach((place, index) => (entities[place] = (whole && entitiesOf(whole)?.[index]) ?? null));
    const errors = [
      ...(whole === null ? [] : placed(whole, missing)),
      ...(rest === null ? [] : placed(rest, known)),
    ];
    return { data: { _entities: entities }, ...(errors.length === 0 ? {} : { errors }) };
  }

  /** What is kept and may be shown to the viewer. */
  async #find(keys: readonly string[], viewer: Viewer | null): Promise<(Entry | undefined)[]> {
    const { room, entries, verdicts, mayAnswer, metrics } = this.#options;
    const count = (outcome: string, number: number): void => {
      if (number > 0) metrics.lookups.inc({ room, outcome }, number);
    };
    if (!mayAnswer(viewer)) {
      count('passed', keys.length);
      return [];
    }
    const found = await entries.get(keys);
    const kept = found.filter((entry) => entry !== undefined);
    count('miss', keys.length - kept.length);
    if (kept.length === 0) return [];
    const on = await verdicts.of(viewer?.id ?? null, new Set(kept.flatMap(peopleOf)));
    const isVisible = ({ profileOf, tweetsOf }: Entry): boolean =>
      profileOf.every((id) => on(id).profile) && tweetsOf.every((id) => on(id).tweets);
    const shown = found.map((entry) => (entry && isVisible(entry) ? entry : undefined));
    const hits = shown.filter((entry) => entry !== undefined).length;
    count('hit', hits);
    count('hidden', kept.length - hits);
    return shown;
  }

  /** Asks for everything of some of the entities, and keeps what may be kept. */
  async #askWhole(entityFetch: EntityFetch, places: readonly number[]): Promise<Answer> {
    const { entries, clock } = this.#options;
    const { selection, representations, keys } = entityFetch;
    const at = clock.now();
    const answer = await this.#ask(entityFetch, selection.whole, places);
    const entities = entitiesOf(answer);
    if (entities === null) return answer;
    const isFlawless = flawless(answer);
    const flawlessOnes = places.flatMap((place, index) =>
      isFlawless(index)
        ? [[keys[place] ?? '', representations[place] ?? {}, entities[index] ?? null] as const]
        : [],
    );
    entries.set(selection, flawlessOnes, at);
    return { ...answer, data: { _entities: entities.map((each) => each && withoutTraces(each)) } };
  }

  #ask({ fetch, representations }: EntityFetch, query: string, places: readonly number[]): Promise<Answer> {
    const { request } = fetch;
    const some = places.map((place) => representations[place]);
    const variables = { ...request.variables, representations: some };
    return this.#options.source.process({ ...fetch, request: { ...request, query, variables } });
  }

  #selectionOf(query: string): KeptSelection | null {
    let known = this.#selections.get(query);
    if (!known) {
      known = { selection: keptSelectionOf(query, this.#options.marks) };
      this.#selections.set(query, known);
    }
    return known.selection;
  }
}

function viewerOf({ context }: Fetch): Viewer | null {
  return (context as { fetchContext: FetchContext }).fetchContext.viewer;
}

/** What is kept of an entity and what the room says to the viewer alone; null when the room does not show it any more. */
function together(entry: Entry | undefined, rest: Answer | null, index: number): Entity {
  if (entry === undefined) return null;
  const kept = JSON.parse(entry.text) as Record<string, unknown>;
  const own = rest && entitiesOf(rest);
  if (!own) return kept;
  const entity = own[index];
  return entity ? Object.assign(kept, entity) : null;
}
