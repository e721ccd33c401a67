import type { GraphQLError } from 'graphql';
import type { FetchContext } from '../data-source/index.js';
import type { Fields, Sources } from './source.js';
import type { DirectiveValues } from './directive-variables.js';

/** The state of one execution of a prepared operation. */
export class Run {
  /** The merged responses. This object, and all objects below it that fetches write to, belong to this run alone. */
  readonly data: Fields = {};
  readonly errors: GraphQLError[] = [];
  /** The objects that a subgraph has answered with null, for their entity or for all fields of a fetch; null while there are none. */
  absent: Set<Fields> | null = null;
  /** Undo what only later fetches see of the data: called before the response is shaped. */
  readonly undo: (() => void)[] = [];
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

  /** Records that a subgraph has answered with null for these objects. */
  markAbsent(objects: readonly Fields[]): void {
    this.absent ??= new Set();
    for (const object of objects) this.absent.add(object);
  }
}
