import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { RookeryError } from '#platform/errors.js';
import { plannedDocument, type Conditions, type Schemas } from '../execution/index.js';
import type { OverrideDecision, ProgressiveOverrides } from './overrides.js';

/** Plans for decided conditions that are kept, of all documents: a client can try very many. */
const MAX_CONDITIONAL = 1_000;

interface KnownPlans {
  readonly id: number;
  /** Of the operations without conditions. */
  readonly plans: Map<string, QueryPlan>;
}

/**
 * The plan of each operation: which subgraphs are asked for what, in which order. Planning takes milliseconds and depends on
 * the document alone, so a plan lives as long as its document does.
 */
export class Plans {
  readonly #schemas: Pick<Schemas, 'plannerSchema' | 'supergraphSchema'>;
  readonly #planner: QueryPlanner;
  readonly #overrides: ProgressiveOverrides;
  readonly #known = new WeakMap<DocumentNode, KnownPlans>();
  readonly #conditional = new LRUCache<string, QueryPlan>({ max: MAX_CONDITIONAL });
  #documents = 0;

  constructor(
    schemas: Pick<Schemas, 'plannerSchema' | 'supergraphSchema'>,
    planner: QueryPlanner,
    overrides: ProgressiveOverrides,
  ) {
    this.#schemas = schemas;
    this.#planner = planner;
    this.#overrides = overrides;
  }

  /**
   * The plan of a valid document's operation; `name` may be null when there is only one. With `conditions`, the plan is for these
   * values of the variables in `@skip` and `@include` alone.
   */
  of(
    document: DocumentNode,
    name: string | null,
    decision: OverrideDecision = '',
    conditions: Conditions | null = null,
  ): QueryPlan {
    let known = this.#known.get(document);
    if (!known) this.#known.set(document, (known = { id: this.#documents++, plans: new Map() }));
    const operation = `${decision} ${name ?? ''}`;
    const key = conditions ? JSON.stringify([known.id, operation, ...conditions]) : operation;
    const plans = conditions ? this.#conditional : known.plans;
    let plan = plans.get(key);
    if (!plan) plans.set(key, (plan = this.#build(document, name, decision, conditions)));
    return plan;
  }

  #build(
    document: DocumentNode,
    name: string | null,
    decision: OverrideDecision,
    conditions: Conditions | null,
  ): QueryPlan {
    try {
      const operation = operationFromDocument(
        this.#schemas.plannerSchema,
        plannedDocument(this.#schemas, document, conditions ?? undefined),
        name === null ? {} : { operationName: name },
      );
      return this.#planner.buildQueryPlan(operation, {
        overrideConditions: this.#overrides.conditions(decision),
      });
    } catch (error) {
      // The document is valid: what the planner refuses has too many ways to be planned.
      throw new RookeryError('OPERATION_TOO_COMPLEX', { cause: error });
    }
  }
}
