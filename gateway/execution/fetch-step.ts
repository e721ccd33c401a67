import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import { ErrorMapper } from './error-mapper.js';
import { mergeInto } from './merge.js';
import { LostRequirements } from './lost-requirements.js';
import { objectsAt, type PlaceTree, type PlanPath } from './places.js';
import type { Preparation } from './preparation.js';
import { Recovery } from './recovery.js';
import { Representations, type Batch } from './representations.js';
import { isOfType, Rewrites } from './rewrites.js';
import type { Run } from './run.js';
import type { Answer, Fields } from './source.js';

/** The most entities of one request. A larger batch is split into concurrent requests. */
const MAX_ENTITIES = 100;

/** Not a string, so that it is no type's name. */
const INVALID_TYPENAME = false;

/** One fetch of a plan: sends a request to a subgraph and merges the response into the objects at its path. */
export class FetchStep {
  readonly #subgraph: string;
  readonly #operation: string;
  readonly #operationName: string | undefined;
  readonly #variables: readonly string[];
  readonly #path: PlanPath;
  readonly #places: PlaceTree;
  /** Null for a fetch of root fields. */
  readonly #representations: Representations | null;
  readonly #rewrites: Rewrites | null;
  readonly #errorMapper: ErrorMapper;
  readonly #recovery: Recovery;
  readonly #schema: GraphQLSchema;

  constructor(node: FetchNode, path: PlanPath, preparation: Omit<Preparation, 'directiveVariables'>) {
    const { supergraphSchema: schema, required } = preparation;
    const { serviceName, operation, operationName, requires, variableUsages = [] } = node;
    if (requires && variableUsages.includes('representations')) {
      throw new RookeryError('BAD_REQUEST', {
        message: 'Rename the variable $representations: the name is reserved.',
      });
    }
    this.#schema = schema;
    this.#subgraph = serviceName;
    this.#operation = operation;
    this.#operationName = operationName;
    this.#variables = variableUsages;
    this.#path = path;
    this.#places = preparation.places.add(path);
    const rewrites = Rewrites.of(schema, node.inputRewrites);
    this.#representations = requires ? new Representations(schema, requires, rewrites) : null;
    this.#rewrites = Rewrites.of(schema, node.outputRewrites);
    this.#errorMapper = new ErrorMapper(node, path, schema);
    if (requires) required.add(path, requires);
    this.#recovery = new Recovery({
      lost: new LostRequirements(operation, required.at(path), this.#places, this.#rewrites),
      errorMapper: this.#errorMapper,
      rewrites: this.#rewrites,
      isEntities: requires !== undefined,
    });
  }

  /** Resolves when the response is merged; undefined when there is nothing to fetch. Never rejects. */
  execute(run: Run): Promise<unknown> | undefined {
    const objects = objectsAt(run.data, this.#path);
    if (objects.length === 0) return undefined;
    if (!this.#representations) return this.#fetchFields(run, objects);
    const batch = this.#representations.batch(objects);
    const { length } = batch.representations;
    if (length <= MAX_ENTITIES) return length === 0 ? undefined : this.#fetchEntities(run, batch);
    const parts: Promise<void>[] = [];
    for (let from = 0; from < length; from += MAX_ENTITIES) {
      const representations = batch.representations.slice(from, from + MAX_ENTITIES);
      const waiting = batch.objects.slice(from, from + MAX_ENTITIES);
      parts.push(this.#fetchEntities(run, { representations, objects: waiting }));
    }
    return Promise.all(parts);
  }

  /** Merges data into objects as if a subgraph had returned it. */
  take(data: Fields, objects: readonly Fields[]): void {
    const found = this.#rewrites ? this.#rewrites.applyToCopy(data) : data;
    for (const object of objects) mergeInto(object, found, this.#places);
  }

  async #fetchFields(run: Run, objects: readonly Fields[]): Promise<void> {
    try {
      const { data, errors } = await this.#fetch(run, this.#variablesOf(run));
      if (errors) run.errors.push(...this.#errorMapper.forErrors(errors));
      if (data) this.take(data, objects);
      // One error has taken all fields of the fetch with it: it explains the nulls of all of them.
      else if (errors && errors.length > 0) run.markAbsent(objects);
      if (data && errors) await this.#recover(run, { representations: [], objects: [[...objects]] }, errors);
    } catch (error) {
      run.errors.push(this.#errorMapper.forFailure(error));
    }
  }

  async #fetchEntities(run: Run, batch: Batch): Promise<void> {
    try {
      const variables = this.#variablesOf(run);
      variables['representations'] = batch.representations;
      const { data, errors } = await this.#fetch(run, variables);
      if (errors) run.errors.push(...this.#errorMapper.forEntityErrors(errors, batch, run.data));
      if (data) this.#takeEntities(run, data['_entities'], batch);
      if (data && errors) await this.#recover(run, batch, errors);
    } catch (error) {
      run.errors.push(this.#errorMapper.forFailure(error));
    }
  }

  #takeEntities(run: Run, entities: unknown, batch: Batch): void {
    const { representations, objects } = batch;
    if (!Array.isArray(entities) || entities.length !== objects.length) {
      throw new RookeryError('SERVICE_UNAVAILABLE');
    }
    for (let index = 0; index < objects.length; index++) {
      const entity: unknown = entities[index];
      const waiting = objects[index]!;
      if (typeof entity !== 'object' || entity === null) run.markAbsent(waiting);
      else if (this.#isExpected(entity as Fields, representations[index]!, waiting)) {
        this.take(entity as Fields, waiting);
      } else this.#refuse(run, waiting);
    }
  }

  /** Whether an entity has the type that was fetched, a type that belongs to it, or does not say its type. */
  #isExpected(
    { __typename: typename }: Fields,
    { __typename: fetched }: Fields,
    [object]: Fields[],
  ): boolean {
    if (typename === undefined || typename === null || typename === fetched) return true;
    if (typeof typename !== 'string') return false;
    return typename === object?.['__typename'] || isOfType(this.#schema, typename, fetched as string);
  }

  /** An object without a valid type completes to null, and no later fetch asks for it. */
  #refuse(run: Run, waiting: readonly Fields[]): void {
    run.errors.push(...this.#errorMapper.forInvalidEntity(waiting, run.data));
    for (const object of waiting) object['__typename'] = INVALID_TYPENAME;
  }

  #recover(run: Run, batch: Batch, errors: readonly GraphQLFormattedError[]): Promise<unknown> | undefined {
    return this.#recovery.execute(run, batch, errors, (document, representations) => {
      const variables = this.#variablesOf(run);
      if (this.#representations) variables['representations'] = representations;
      return this.#fetch(run, variables, document);
    });
  }

  #fetch(run: Run, variables: Fields, query = this.#operation): Promise<Answer> {
    const request = { query, variables, operationName: this.#operationName };
    return run.sources[this.#subgraph]!.process({ request, context: run.context });
  }

  #variablesOf({ variables }: Run): Fields {
    const used: Fields = {};
    for (const name of this.#variables) {
      if (Object.hasOwn(variables, name) && variables[name] !== undefined) used[name] = variables[name];
    }
    return used;
  }
}
