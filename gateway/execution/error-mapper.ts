import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { ERRORS } from '#platform/errors.js';
import type { FetchNode } from '@apollo/query-planner';
import { DataKeys } from './data-keys.js';
import { pathsOfObjects, untilList, type Path, type PlanPath } from './places.js';
import type { Batch } from './representations.js';
import { Rewrites } from './rewrites.js';
import type { Fields } from './source.js';

/** Of one fetch, places that get an error. One entity may be at thousands, and have a hundred errors; clients see twenty. */
const MAX_PLACES = 1000;

/** Maps the errors of one fetch to paths in the response of the operation. */
export class ErrorMapper {
  readonly #subgraph: string;
  readonly #path: PlanPath;
  /** The path of the object that the fetch is merged into; of many objects, their common prefix. */
  readonly #place: Path;
  readonly #dataKeys: DataKeys;
  /** What renames the keys of the fetch's response. */
  readonly #rewrites: Rewrites | null;

  constructor({ serviceName, outputRewrites }: FetchNode, path: PlanPath, supergraphSchema: GraphQLSchema) {
    this.#subgraph = serviceName;
    this.#path = path;
    this.#dataKeys = DataKeys.of(supergraphSchema);
    this.#rewrites = Rewrites.of(supergraphSchema, outputRewrites);
    this.#place = untilList(path);
  }

  /** The errors of a fetch of root fields. */
  forErrors(errors: readonly GraphQLFormattedError[]): GraphQLError[] {
    return errors.map((error) => this.#error(error, pathOf(error) && this.#below(pathOf(error)!)));
  }

  /** The errors of a fetch of entities: one for each path at which the entity of an error occurs. */
  forEntityErrors(
    errors: readonly GraphQLFormattedError[],
    { objects }: Batch,
    data: Fields,
  ): GraphQLError[] {
    const paths = pathsOfObjects(data, this.#path);
    const mapped: GraphQLError[] = [];
    for (const error of errors) {
      if (mapped.length >= MAX_PLACES) break;
      const [, index, ...below] = pathOf(error) ?? [];
      const waiting = typeof index === 'number' ? (objects[index] ?? []) : [];
      const places = waiting.flatMap((object) => {
        const place = paths.get(object);
        return place ? [[...place, ...this.#rewritten(below)]] : [];
      });
      if (places.length === 0) mapped.push(this.#error(error, pathOf(error) && this.#place));
      for (const place of places) mapped.push(this.#error(error, place));
    }
    return mapped;
  }

  /** One error for each place of an entity whose `__typename` is none that was fetched. */
  forInvalidEntity(waiting: readonly Fields[], data: Fields): GraphQLError[] {
    const paths = pathsOfObjects(data, this.#path);
    return waiting.map((object) => {
      return new GraphQLError(ERRORS.INVALID_SUBGRAPH_RESPONSE.message, {
        path: this.#dataKeys.responsePathOf(paths.get(object) ?? this.#place),
        extensions: { code: 'INVALID_SUBGRAPH_RESPONSE', serviceName: this.#subgraph },
      });
    });
  }

  /** The error of a fetch without a response. */
  forFailure(failure: unknown): GraphQLError {
    const error = failure instanceof Error ? failure : new Error(String(failure));
    const path = this.#place.length > 0 ? this.#dataKeys.responsePathOf(this.#place) : null;
    return new GraphQLError(error.message, { originalError: error, path });
  }

  #error(error: GraphQLFormattedError, path: Path | null): GraphQLError {
    return new GraphQLError(
      error.message || `The subgraph ${this.#subgraph} reported an error without a message.`,
      {
        path: path && this.#dataKeys.responsePathOf(path),
        ...(error instanceof Error ? { originalError: error } : {}),
        // A subgraph sets a code for errors caused by the client; an error without one is the subgraph's.
        extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...error.extensions, serviceName: this.#subgraph },
      },
    );
  }

  /** The absolute path of an error whose path is relative to the fetch. */
  #below(path: Path): Path {
    return this.#place.length === this.#path.length
      ? [...this.#place, ...this.#rewritten(path)]
      : this.#place;
  }

  #rewritten(path: Path): Path {
    return this.#rewrites ? this.#rewrites.pathAfter(path) : path;
  }
}

/** The path of a subgraph's error; null when it is not a list. */
function pathOf({ path }: GraphQLFormattedError): Path | null {
  return Array.isArray(path) ? path : null;
}
