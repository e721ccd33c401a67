import type { GraphQLError } from 'graphql';
import type { FetchContext } from '../data-source/index.js';
import type { Fields, Sources } from './source.js';
import type { DirectiveValues } from './directive-variables.js';

/** One execution of a prepared operation: what is asked, and what is known by now. */
export class Run {
  /** What the subgraphs have said, merged; it and what fetches write to below it belongs to this run alone. */
  readonly data: Fields = {};
  readonly errors: GraphQLError[] = [];
  /** The objects that a subgraph has answered with null when they were fetched as entities; null while there are none. */
  absent: Set<Fields> | null = null;
  readonly sources: Sources;
  /** As the client sent them. */
  readonly variables: Fields;
  readonly directiveValues: DirectiveValues;
  readonly context: { readonly fetchContext: FetchContext };

  constructor(
    sources: Sources,
    variables: Fields,
    directiveValues: DirectiveValues,
    fetchContext: FetchContext,
  ) {
    this.sources = sources;
    this.variables = variables;
    this.directiveValues = directiveValues;
    this.context = { fetchContext };
  }

  /** Notes that there is no entity where these objects are. */
  markAbsent(objects: readonly Fields[]): void {
    this.absent ??= new Set();
    for (const object of objects) this.absent.add(object);
  }
}
