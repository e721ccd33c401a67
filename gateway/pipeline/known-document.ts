import {
  getOperationAST,
  getVariableValues,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import type { QueryPlan } from '@apollo/query-planner';
import { RookeryError } from '#platform/errors.js';
import type { FetchContext } from '../data-source/index.js';
import type { Sources } from '../execution/index.js';
import type { Federation } from '../federation/index.js';
import { costOf, type Cost } from './cost.js';
import { OperationVariants, type OperationVariant, type Subject } from './operation-variants.js';
import { invalidVariables } from './variable-mistakes.js';

export type Variables = Readonly<Record<string, unknown>>;

/** A valid document and its operations. Each operation is prepared once and then only executed. */
export class KnownDocument {
  readonly text: string;
  readonly document: DocumentNode;
  readonly #federation: Federation;
  readonly #operations = new Map<string | undefined, KnownOperation>();

  constructor(text: string, document: DocumentNode, federation: Federation) {
    this.text = text;
    this.document = document;
    this.#federation = federation;
  }

  /** The operation of that name, or the only one. Throws BAD_REQUEST when there is none, or several without a name. */
  operation(name: string | undefined): KnownOperation {
    let operation = this.#operations.get(name);
    if (!operation) this.#operations.set(name, (operation = this.#prepare(name)));
    return operation;
  }

  /** Prepares the operations that were requested of another instance of the same text. */
  prepareAs(other: KnownDocument): void {
    for (const name of other.#operations.keys()) void this.operation(name).plan;
  }

  #prepare(name: string | undefined): KnownOperation {
    const definition = getOperationAST(this.document, name);
    if (definition) return new KnownOperation(this, definition, this.#federation);
    const message = name
      ? 'The document has no operation of the name in `operationName`.'
      : 'Say in `operationName` which of the operations is meant.';
    throw new RookeryError('BAD_REQUEST', { message });
  }
}

/** One operation of a valid document, prepared. */
export class KnownOperation {
  readonly federation: Federation;
  readonly source: KnownDocument;
  readonly definition: OperationDefinitionNode;
  /** The number of objects that the subgraphs may have to load, by coerced variables. */
  readonly cost: Cost;
  /** The field of the root that the operation selects; `several` for more than one or a fragment. */
  readonly rootField: string;
  readonly #variants: OperationVariants;

  constructor(source: KnownDocument, definition: OperationDefinitionNode, federation: Federation) {
    this.federation = federation;
    this.source = source;
    this.definition = definition;
    this.cost = costOf(federation.apiSchema, source.document, definition, federation.costRules);
    this.rootField = rootFieldOf(definition);
    this.#variants = new OperationVariants(federation, source.document, definition);
  }

  get kind(): OperationDefinitionNode['operation'] {
    return this.definition.operation;
  }

  get name(): string | null {
    return this.definition.name?.value ?? null;
  }

  /** The query plan. Made on first use, when the operation has been admitted. */
  get plan(): QueryPlan {
    return this.#variants.first.plan;
  }

  /** Coerces the variables and fills in defaults. Throws BAD_USER_INPUT for invalid ones. */
  coerce(variables: Variables): Variables {
    const { variableDefinitions = [] } = this.definition;
    if (variableDefinitions.length === 0) return {};
    const { apiSchema } = this.federation;
    const { coerced, errors } = getVariableValues(apiSchema, variableDefinitions, variables, {
      maxErrors: 1,
    });
    if (errors) throw invalidVariables(apiSchema, variableDefinitions, variables);
    return coerced ?? {};
  }

  /** The operation as one viewer gets it. */
  variantFor(subject: Subject): OperationVariant {
    return this.#variants.of(subject);
  }

  /** Executes with the variables as the client sent them. Failures are in `errors`; rejects only when planning fails. */
  execute(
    variant: OperationVariant,
    variables: Variables,
    fetchContext: FetchContext,
  ): Promise<ExecutionResult> {
    const errors = variant.errors(variables);
    const request = errors ? { variables, fetchContext, errors } : { variables, fetchContext };
    // Sources are declared with Apollo's request type; the executor passes the fields that they read.
    return variant.prepared.run(request, this.federation.sources as unknown as Sources);
  }
}

function rootFieldOf({ selectionSet: { selections } }: OperationDefinitionNode): string {
  const [selection] = selections;
  return selection?.kind === Kind.FIELD && selections.length === 1 ? selection.name.value : 'several';
}
