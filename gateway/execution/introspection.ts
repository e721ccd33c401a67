import {
  executeSync,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Fields } from './source.js';

/** The introspection fields of an operation, executed by graphql-js without a subgraph. */
export class Introspection {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    fields: readonly FieldNode[],
  ) {
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    const selectionSet = { kind: Kind.SELECTION_SET as const, selections: fields };
    this.#schema = schema;
    this.#document = { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...fragments] };
  }

  answer(variables: Fields): ExecutionResult<Fields> {
    return executeSync({ schema: this.#schema, document: this.#document, variableValues: variables });
  }
}
