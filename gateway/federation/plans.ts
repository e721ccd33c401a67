import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { RookeryError } from '#platform/errors.js';

/**
 * The plan of each operation: which subgraphs are asked for what, in which order. Planning takes milliseconds and depends on
 * the document alone, so a plan lives as long as its document does.
 */
export class Plans {
  readonly #schema: Schema;
  readonly #planner: QueryPlanner;
  readonly #known = new WeakMap<DocumentNode, Map<string | null, QueryPlan>>();

  constructor(schema: Schema, planner: QueryPlanner) {
    this.#schema = schema;
    this.#planner = planner;
  }

  /** The plan of a valid document's operation; `name` may be null when there is only one. */
  of(document: DocumentNode, name: string | null): QueryPlan {
    let byName = this.#known.get(document);
    if (!byName) this.#known.set(document, (byName = new Map<string | null, QueryPlan>()));
    let plan = byName.get(name);
    if (!plan) byName.set(name, (plan = this.#build(document, name)));
    return plan;
  }

  #build(document: DocumentNode, name: string | null): QueryPlan {
    const operation = operationFromDocument(
      this.#schema,
      document,
      name === null ? {} : { operationName: name },
    );
    try {
      return this.#planner.buildQueryPlan(operation);
    } catch (error) {
      // The document is valid: what the planner refuses has too many ways to be planned.
      throw new RookeryError('OPERATION_TOO_COMPLEX', { cause: error });
    }
  }
}
