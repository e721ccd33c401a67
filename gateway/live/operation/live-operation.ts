import {
  execute,
  getArgumentValues,
  getVariableValues,
  parse,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { RookeryError } from '#platform/errors.js';
import type { FetchContext } from '../../data-source/index.js';
import { executePlan } from '../../federation/index.js';
import type { AdmittedSubscription } from '../../pipeline/index.js';
import type { TimelineEvent } from '../timeline-event.js';
import { responseKeysOf, rootFieldOf, selectedText, variablesBelow, type RootField } from './selection.js';
import { SharedFields } from './shared-fields.js';
import { viewerPartsOf, type Shape } from './viewer-parts.js';

/** What an event resolves to, in the shape that the client asked for. */
export interface Resolved {
  data?: Record<string, unknown> | null;
  errors?: readonly unknown[];
}

/** The two parts in which an operation is resolved of which some depends on who looks. */
export interface OperationParts {
  /** Null when every field depends on who looks. */
  readonly everybody: LiveOperation | null;
  readonly viewer: LiveOperation;
  /** The events that have fields which depend on who looks. */
  readonly viewerTypes: ReadonlySet<string>;
  readonly shape: Shape;
}

/** The one subgraph whose subscriptions there are; its first fetch is answered by the event itself. */
const LIVE_SUBGRAPH = 'timeline';

const SHARED_FIELDS = new SharedFields();

/**
 * A subscription as it was planned: everybody who sent the same text with the same variables shares one. The planner splits
 * it in two: `primary`, what the timeline subgraph would answer, which the event carries; and `rest`, what the other subgraphs
 * have to add (the text, the author), which is fetched for every event.
 */
export class LiveOperation {
  /** Null when every viewer who may see the tweet gets the same answer, so that one execution serves them all. */
  readonly parts: OperationParts | null;
  /** The first of the subscriptions that share it. */
  readonly admitted: AdmittedSubscription;
  readonly #liveSchema: GraphQLSchema;
  readonly #root: RootField;
  readonly #variables: Record<string, unknown>;
  readonly #primary: DocumentNode;
  readonly #plan: QueryPlan;

  constructor(liveSchema: GraphQLSchema, admitted: AdmittedSubscription) {
    const { federation, document, operation } = admitted;
    const plan = federation.plans.of(document, operation.name?.value ?? null);
    this.#liveSchema = liveSchema;
    this.admitted = admitted;
    this.#root = rootFieldOf(document, operation);
    this.#variables = variablesBelow(this.#root, admitted.variables);
    this.#primary = parse(primaryOf(plan).operation, { noLocation: true });
    this.#plan = plan;
    this.parts = this.#apart();
  }

  /** What makes two subscriptions one: what is selected and the variables below the field. Names and `after` do not matter. */
  static keyOf({ document, operation, variables }: AdmittedSubscription): string {
    const below = variablesBelow(rootFieldOf(document, operation), variables);
    return JSON.stringify([selectedText(document, operation), below]);
  }

  /** The `after` of one subscriber. */
  afterOf({ operation, variables }: AdmittedSubscription): string | null {
    const { apiSchema } = this.admitted.federation;
    const field = apiSchema.getSubscriptionType()?.getFields()[this.#root.node.name.value];
    const { coerced } = getVariableValues(apiSchema, operation.variableDefinitions ?? [], variables);
    const { after } = field ? getArgumentValues(field, this.#root.node, coerced ?? {}) : {};
    return typeof after === 'string' ? after : null;
  }

  /** Resolves what has happened through the subgraphs, on behalf of a viewer. */
  async resolve(timelineEvent: TimelineEvent, fetchContext: FetchContext): Promise<Resolved> {
    const { document, operation } = this.admitted;
    return executePlan(this.admitted.federation, this.#plan, {
      document,
      operationName: operation.name?.value ?? null,
      variables: this.#variables,
      fetchContext,
      event: this.#answerPrimary(timelineEvent),
    });
  }

  /** Whether a notice tells of a tweet that is gone or hidden by now, and nothing failed: there is nothing to tell. */
  isAboutNothing({ data, errors }: Resolved): boolean {
    const event = data?.[this.#root.responseKey] as Record<string, unknown> | null | undefined;
    if (!event || errors) return false;
    return responseKeysOf(this.#root, 'tweet').some((key) => event[key] === null);
  }

  #apart(): OperationParts | null {
    const parts = viewerPartsOf(this.admitted, this.#root, this.admitted.federation.apiSchema, SHARED_FIELDS);
    if (!parts) return null;
    const { everybody, viewer } = parts;
    // What is all the viewer's is resolved as it is.
    const planned = (part: AdmittedSubscription): LiveOperation => new LiveOperation(this.#liveSchema, part);
    return {
      ...parts,
      everybody: everybody && planned(everybody),
      viewer: everybody ? planned(viewer) : this,
    };
  }

  /** The planner's first fetch, aliases and all, executed on the event instead of in the subgraph. */
  #answerPrimary(timelineEvent: TimelineEvent): Record<string, unknown> {
    const result = execute({
      schema: this.#liveSchema,
      document: this.#primary,
      rootValue: { [this.#root.node.name.value]: timelineEvent },
      variableValues: this.#variables,
    });
    if ('then' in result || !result.data || result.errors) {
      throw new RookeryError('INTERNAL_SERVER_ERROR', { cause: 'errors' in result && result.errors?.[0] });
    }
    return result.data;
  }
}

function primaryOf({ node }: QueryPlan): FetchNode {
  if (node?.kind !== 'Subscription' || node.primary.serviceName !== LIVE_SUBGRAPH) {
    throw new RookeryError('INTERNAL_SERVER_ERROR');
  }
  return node.primary;
}
