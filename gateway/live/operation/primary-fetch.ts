import { execute, Kind, parse, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { RookeryError } from '#platform/errors.js';
import type { LiveValue } from '#platform/live-source.js';
import type { Federation } from '../../federation/index.js';

/**
 * The first fetch of a subscription's plan, aliases included. It is executed on the value of an event, against the schema of the
 * subgraph that owns the field, instead of being sent to that subgraph.
 */
export class PrimaryFetch {
  readonly #field: string;
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;

  constructor(federation: Pick<Federation, 'eventSchema'>, plan: QueryPlan, field: string) {
    const { serviceName, operation } = primaryOf(plan);
    this.#field = field;
    this.#schema = federation.eventSchema(serviceName);
    this.#document = withoutArguments(parse(operation, { noLocation: true }));
  }

  /** The response of the fetch for the value of the field. */
  answer(value: LiveValue, variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const result = execute({
      schema: this.#schema,
      document: this.#document,
      rootValue: { [this.#field]: value },
      variableValues: variables,
    });
    if ('then' in result || !result.data || result.errors) {
      throw new RookeryError('INTERNAL_SERVER_ERROR', { cause: 'errors' in result && result.errors?.[0] });
    }
    return result.data;
  }
}

function primaryOf({ node }: QueryPlan): FetchNode {
  if (node?.kind !== 'Subscription') throw new RookeryError('INTERNAL_SERVER_ERROR');
  return node.primary;
}

/** The arguments of the root field select topics. They do not shape the value, and may differ where clients share a plan. */
function withoutArguments(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  const stripped = visit(document, {
    OperationDefinition: (operation) => ({
      ...operation,
      selectionSet: {
        ...operation.selectionSet,
        selections: operation.selectionSet.selections.map((selection) =>
          selection.kind === Kind.FIELD ? { ...selection, arguments: [] } : selection,
        ),
      },
    }),
  });
  visit(stripped, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return visit(stripped, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}
