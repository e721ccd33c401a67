import type { GraphQLFormattedError } from 'graphql';
import type { ErrorMapper } from './error-mapper.js';
import { valueAt, type LostField, type LostRequirements } from './lost-requirements.js';
import type { Batch } from './representations.js';
import type { Rewrites } from './rewrites.js';
import type { Run } from './run.js';
import type { Answer, Fields } from './source.js';

/** Sends a document to the subgraph, with representations for a fetch of entities. */
type Send = (document: string, representations: readonly Fields[]) => Promise<Answer>;

/** The parts of one fetch that its recovery needs. */
interface RecoveredFetch {
  readonly lost: LostRequirements;
  readonly errorMapper: ErrorMapper;
  readonly rewrites: Rewrites | null;
  /** Whether it is a fetch of entities, and not of root fields. */
  readonly isEntities: boolean;
}

/**
 * Fetches requirements that a response has lost, each alone, so that later fetches are sent what is there. The client gets the null:
 * what has been recovered is taken back before the response is shaped. Costs nothing without an error.
 */
export class Recovery {
  readonly #fetch: RecoveredFetch;

  constructor(fetch: RecoveredFetch) {
    this.#fetch = fetch;
  }

  /** Resolves when later fetches can be sent; undefined when nothing is lost. Never rejects. */
  execute(
    run: Run,
    batch: Batch,
    errors: readonly GraphQLFormattedError[],
    send: Send,
  ): Promise<unknown> | undefined {
    const { lost, isEntities } = this.#fetch;
    const fields = lost.find(batch.objects, errors, isEntities);
    if (fields.length === 0) return undefined;
    return Promise.all(fields.map((field) => this.#recover(run, batch, field, send)));
  }

  async #recover(run: Run, batch: Batch, field: LostField, send: Send): Promise<void> {
    const { isEntities } = this.#fetch;
    const indexes = [...field.places.keys()];
    const part: Batch = {
      representations: isEntities ? indexes.map((index) => batch.representations[index]!) : [],
      objects: indexes.map((index) => batch.objects[index]!),
    };
    const entities = await this.#request(run, part, field, send);
    for (const [position, index] of indexes.entries()) {
      for (const object of part.objects[position]!)
        this.#settle(run, object, field, index, entities[position]);
    }
  }

  /** The entities with the required field alone; none when they cannot be fetched. */
  async #request(run: Run, part: Batch, field: LostField, send: Send): Promise<readonly unknown[]> {
    const { lost, errorMapper, rewrites, isEntities } = this.#fetch;
    const document = lost.documentOf(field);
    if (document === null) return [];
    try {
      const { data, errors } = await send(document, part.representations);
      if (errors) {
        run.errors.push(
          ...(isEntities
            ? errorMapper.forEntityErrors(errors, part, run.data)
            : errorMapper.forErrors(errors)),
        );
      }
      if (!data) return [];
      const found: unknown = isEntities ? data['_entities'] : [data];
      const entities: readonly unknown[] = Array.isArray(found) ? found : [];
      return rewrites ? entities.map((entity) => rewrites.applyToCopy(entity as Fields)) : entities;
    } catch (error) {
      run.errors.push(errorMapper.forFailure(error));
      return [];
    }
  }

  /** A field that could not be recovered is missing: what requires the field is not fetched, instead of computed from null. */
  #settle(run: Run, object: Fields, { places }: LostField, index: number, entity: unknown): void {
    const { lost } = this.#fetch;
    for (const { path, field } of places.get(index)!) {
      if (typeof entity !== 'object' || entity === null) lost.replace(object, field, undefined);
      else {
        lost.replace(object, path, structuredClone(valueAt(entity, path) ?? null));
        run.undo.push(() => lost.replace(object, path, null));
      }
    }
  }
}
