import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERRORS } from '#platform/errors.js';
import { pathsOfObjects, untilList, type Path, type PlanPath } from './places.js';
import type { Batch } from './representations.js';
import type { Fields } from './source.js';

/** Tells of what went wrong in one fetch in terms of the whole answer: which of its places are to blame. */
export class ErrorMapper {
  readonly #subgraph: string;
  readonly #path: PlanPath;
  /** Where the answer was to be merged; of many such places, what they have in common. */
  readonly #place: Path;

  constructor(subgraph: string, path: PlanPath) {
    this.#subgraph = subgraph;
    this.#path = path;
    this.#place = untilList(path);
  }

  /** The errors of a fetch of fields of an object that there is once. */
  forErrors(errors: readonly GraphQLFormattedError[]): GraphQLError[] {
    return errors.map((error) => this.#error(error, pathOf(error) && this.#below(pathOf(error)!)));
  }

  /** The errors of a fetch of entities: one for each place where the entity stands that an error is about. */
  forEntityErrors(
    errors: readonly GraphQLFormattedError[],
    { objects }: Batch,
    data: Fields,
  ): GraphQLError[] {
    const paths = pathsOfObjects(data, this.#path);
    return errors.flatMap((error) => {
      const [, index, ...below] = pathOf(error) ?? [];
      const waiting = typeof index === 'number' ? (objects[index] ?? []) : [];
      const places = waiting.flatMap((object) => {
        const place = paths.get(object);
        return place ? [[...place, ...below]] : [];
      });
      if (places.length === 0) return [this.#error(error, pathOf(error) && this.#place)];
      return places.map((place) => this.#error(error, place));
    });
  }

  /** One error for each place of an entity whose `__typename` is none that was fetched. */
  forInvalidEntity(waiting: readonly Fields[], data: Fields): GraphQLError[] {
    const paths = pathsOfObjects(data, this.#path);
    return waiting.map((object) => {
      return new GraphQLError(ERRORS.INVALID_SUBGRAPH_RESPONSE.message, {
        path: paths.get(object) ?? this.#place,
        extensions: { code: 'INVALID_SUBGRAPH_RESPONSE', serviceName: this.#subgraph },
      });
    });
  }

  /** Whatever came instead of an answer. */
  forFailure(failure: unknown): GraphQLError {
    const error = failure instanceof Error ? failure : new Error(String(failure));
    const path = this.#place.length > 0 ? this.#place : null;
    return new GraphQLError(error.message, { originalError: error, path });
  }

  #error(error: GraphQLFormattedError, path: Path | null): GraphQLError {
    return new GraphQLError(error.message || `The subgraph ${this.#subgraph} has failed.`, {
      path,
      ...(error instanceof Error ? { originalError: error } : {}),
      // The subgraph marks errors that are none of ours: an error without a code speaks against the subgraph.
      extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...error.extensions, serviceName: this.#subgraph },
    });
  }

  /** A path that the subgraph has counted from the places of the fetch. */
  #below(path: Path): Path {
    return this.#place.length === this.#path.length ? [...this.#place, ...path] : this.#place;
  }
}

/** The path of a subgraph's error; subgraphs can write anything there. */
function pathOf({ path }: GraphQLFormattedError): Path | null {
  return Array.isArray(path) ? path : null;
}
