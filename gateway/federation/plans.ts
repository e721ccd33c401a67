import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { RookeryError } from '#platform/errors.js';
import { plannedDocument, type Conditions, type Schemas } from '../execution/index.js';
import type { OverrideDecision, ProgressiveOverrides } from './overrides.js';

/** Plans of one document that are kept: its operations, for different overrides and conditions. */
const MAX_PLANS = 64;

/**
 * The plan of each operation: which subgraphs are asked for what, in which order. Planning takes milliseconds and depends on
 * the document alone, so a plan lives as long as its document does.
 */
export class Plans {
  readonly #schemas: Pick<Schemas, 'plannerSchema' | 'supergraphSchema'>;
  readonly #planner: QueryPlanner;
  readonly #overrides: ProgressiveOverrides;
  readonly #known = new WeakMap<DocumentNode, LRUCache<string, QueryPlan>>();

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
    if (!known) this.#known.set(document, (known = new LRUCache({ max: MAX_PLANS })));
    const values = conditions ? JSON.stringify([...conditions]) : '';
    const key = `${decision} ${name ?? ''} ${values}`;
    let plan = known.get(key);
    if (!plan) known.set(key, (plan = this.#build(document, name, decision, conditions)));
    return plan;
  }

  #build(
    document: DocumentNode,
    name: string | null,
    decision: OverrideDecision,
    conditions: Conditions | null,
  ): QueryPlan {
    const operation = operationFromDocument(
      this.#schemas.plannerSchema,
      plannedDocument(this.#schemas, document, conditions ?? undefined),
      name === null ? {} : { operationName: name },
    );
    try {
      return this.#planner.buildQueryPlan(operation, {
        overrideConditions: this.#overrides.conditions(decision),
      });
    } catch (error) {
      // The document is valid: what the planner refuses has too many ways to be planned.
      throw new RookeryError('OPERATION_TOO_COMPLEX', { cause: error });
    }
  }
}
