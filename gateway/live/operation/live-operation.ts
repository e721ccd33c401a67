import { getArgumentValues, getVariableValues } from 'graphql';
import type { QueryPlan } from '@apollo/query-planner';
import type { FieldArguments, LiveSource, LiveValue } from '#platform/live-source.js';
import type { FetchContext } from '../../data-source/index.js';
import { conditionsOf } from '../../execution/index.js';
import { executePlan } from '../../federation/index.js';
import type { AdmittedSubscription } from '../../pipeline/index.js';
import { fetchOwnEntities } from './own-entities.js';
import { PrimaryFetch } from './primary-fetch.js';
import { responseKeysOf, rootFieldOf, selectedText, variablesBelow, type RootField } from './selection.js';
import type { SharedFields } from './shared-fields.js';
import { viewerPartsOf, type ResponseShape } from './viewer-parts.js';

/** The result of one event, in the shape that the client selected. */
export interface Resolved {
  data?: Record<string, unknown> | null;
  errors?: readonly unknown[];
}

/** The two parts of an operation of which some fields depend on the viewer. */
export interface OperationParts {
  /** Null when every field depends on the viewer. */
  readonly shared: LiveOperation | null;
  readonly viewer: LiveOperation;
  /** Whether a value has selected fields that depend on the viewer. */
  readonly needsViewer: (value: LiveValue) => boolean;
  readonly shape: ResponseShape;
}

/** What operations are built with. */
export interface LiveOperationDeps {
  readonly sharedFields: SharedFields;
  readonly sourceOf: (field: string) => Pick<LiveSource, 'subjectFields'>;
}

/**
 * A planned subscription, shared by all clients that sent the same selection with the same variables. Its plan has two parts:
 * `primary`, the fetch from the subgraph that owns the field, which the event answers; and `rest`, the fetches from other
 * subgraphs, which are executed for every event.
 */
export class LiveOperation {
  /** The name of the `Subscription` field. */
  readonly field: string;
  /** Null when every viewer who may receive the event gets the same payload, so that one execution serves all of them. */
  readonly parts: OperationParts | null;
  /** The first of the subscriptions that share it. */
  readonly admitted: AdmittedSubscription;
  readonly #root: RootField;
  readonly #variables: Record<string, unknown>;
  readonly #plan: QueryPlan;
  readonly #primary: PrimaryFetch;
  readonly #subjectKeys: readonly string[];

  constructor(admitted: AdmittedSubscription, deps: LiveOperationDeps) {
    const { federation, document, operation, overrides } = admitted;
    this.admitted = admitted;
    this.#root = rootFieldOf(document, operation);
    this.field = this.#root.node.name.value;
    const { subjectFields = [] } = deps.sourceOf(this.field);
    this.#subjectKeys = subjectFields.flatMap((name) => responseKeysOf(this.#root, name));
    this.#variables = variablesBelow(this.#root, admitted.variables);
    const conditions = conditionsOf(document, operation, admitted.variables);
    const plan = federation.plans.of(document, operation.name?.value ?? null, overrides, conditions);
    this.#plan = fetchOwnEntities(plan, federation.eventSchema);
    this.#primary = new PrimaryFetch(federation, this.#plan, this.field);
    this.parts = this.#split(deps);
  }

  /** Equal for two subscriptions that can share an operation: the same selection and the same variables below the field. */
  static keyOf({ document, operation, variables, overrides }: AdmittedSubscription): string {
    const below = variablesBelow(rootFieldOf(document, operation), variables);
    return JSON.stringify([selectedText(document, operation), below, overrides]);
  }

  /** The arguments of one subscriber: `after`, and those that select its topics. */
  argumentsOf({ operation, variables }: AdmittedSubscription): {
    after: string | null;
    args: FieldArguments;
  } {
    const { apiSchema } = this.admitted.federation;
    const field = apiSchema.getSubscriptionType()?.getFields()[this.field];
    const { coerced } = getVariableValues(apiSchema, operation.variableDefinitions ?? [], variables);
    const { after, ...args } = field ? getArgumentValues(field, this.#root.node, coerced ?? {}) : {};
    return { after: typeof after === 'string' ? after : null, args };
  }

  /** Resolves the value of an event through the subgraphs, on behalf of a viewer. */
  async resolve(value: LiveValue, fetchContext: FetchContext): Promise<Resolved> {
    const { document, operation } = this.admitted;
    return executePlan(this.admitted.federation, this.#plan, {
      document,
      operationName: operation.name?.value ?? null,
      variables: this.#variables,
      fetchContext,
      event: this.#primary.answer(value, this.#variables),
    });
  }

  /** Whether the subject of the event was deleted or hidden in the meantime, and nothing failed. */
  lacksSubject({ data, errors }: Resolved): boolean {
    const value = data?.[this.#root.responseKey] as Record<string, unknown> | null | undefined;
    if (!value || errors) return false;
    return this.#subjectKeys.some((key) => value[key] === null);
  }

  #split(deps: LiveOperationDeps): OperationParts | null {
    const { apiSchema } = this.admitted.federation;
    const parts = viewerPartsOf(this.admitted, this.#root, apiSchema, deps.sharedFields);
    if (!parts) return null;
    const { shared, viewer, viewerTypes, shape } = parts;
    return {
      shared: shared && new LiveOperation(shared, deps),
      // Without a shared part the operation needs no second plan.
      viewer: shared ? new LiveOperation(viewer, deps) : this,
      needsViewer: ({ __typename }) => viewerTypes === 'all' || viewerTypes.has(String(__typename)),
      shape,
    };
  }
}
