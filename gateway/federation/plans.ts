import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import type { OverrideDecision, ProgressiveOverrides } from './overrides.js';

/**
 * The plan of each operation: which subgraphs are asked for what, in which order. Planning takes milliseconds and depends on
 * the document alone, so a plan lives as long as its document does.
 */
export class Plans {
  readonly #schema: Schema;
  readonly #planner: QueryPlanner;
  readonly #overrides: ProgressiveOverrides;
  readonly #known = new WeakMap<DocumentNode, Map<string, QueryPlan>>();

  constructor(schema: Schema, planner: QueryPlanner, overrides: ProgressiveOverrides) {
    this.#schema = schema;
    this.#planner = planner;
    this.#overrides = overrides;
  }

  /** The plan of a valid document's operation; `name` may be null when there is only one. */
  of(document: DocumentNode, name: string | null, decision: OverrideDecision = ''): QueryPlan {
    let known = this.#known.get(document);
    if (!known) this.#known.set(document, (known = new Map<string, QueryPlan>()));
    const key = `${decision} ${name ?? ''}`;
    let plan = known.get(key);
    if (!plan) known.set(key, (plan = this.#build(document, name, decision)));
    return plan;
  }

  #build(document: DocumentNode, name: string | null, decision: OverrideDecision): QueryPlan {
    const operation = operationFromDocument(
      this.#schema,
      document,
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
