import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import { SharedBound, type SharingCache } from '#platform/shared-bound.js';
import { plannedDocument, type Conditions, type Schemas } from '../execution/index.js';
import type { OverrideDecision, ProgressiveOverrides } from './overrides.js';

/** Plans for decided conditions that are kept, of all documents: a client can try very many. */
const MAX_CONDITIONAL = 1_000;

interface KnownPlans {
  /** Of the operations without conditions. */
  readonly plans: Map<string, QueryPlan>;
  /** Of the others, by operation and conditions. */
  readonly conditional: SharingCache<QueryPlan>;
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
  readonly #conditional = new SharedBound(MAX_CONDITIONAL);

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
    if (!known) {
      known = { plans: new Map(), conditional: this.#conditional.open() };
      this.#known.set(document, known);
    }
    const operation = `${decision} ${name ?? ''}`;
    const build = (): QueryPlan => this.#build(document, name, decision, conditions);
    if (conditions) return known.conditional.findOrMake(JSON.stringify([operation, ...conditions]), build);
    let plan = known.plans.get(operation);
    if (!plan) known.plans.set(operation, (plan = build()));
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
