import type { QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { UnsupportedPlan } from './unsupported-plan.js';
import { Requirement } from './requirement.js';
import { isOfType, type Rewrites } from './rewrites.js';
import type { Fields } from './source.js';

/** The entities of one fetch, each once, and the objects that wait for them. */
export interface Batch {
  readonly representations: Fields[];
  /** The objects of each representation. */
  readonly objects: Fields[][];
}

/** Builds the representations of a fetch: the fields that it `requires`, read from the objects. */
export class Representations {
  readonly #schema: GraphQLSchema;
  readonly #requires: readonly QueryPlanInlineFragmentNode[];
  readonly #rewrites: Rewrites | null;
  readonly #byType = new Map<string, Requirement>();

  constructor(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[], rewrites: Rewrites | null) {
    this.#schema = schema;
    this.#requires = requires.map((fragment) => {
      if (fragment.kind !== 'InlineFragment')
        throw new UnsupportedPlan('A requirement has no type condition.');
      return fragment;
    });
    this.#rewrites = rewrites;
  }

  /** The representations of the objects that have the required fields, in order of first appearance. */
  batch(objects: readonly Fields[]): Batch {
    const batch: Batch = { representations: [], objects: [] };
    const known = new Map<Requirement, Map<unknown, Fields[]>>();
    for (const object of objects) {
      const requirement = this.#requirementOf(object['__typename']);
      if (!requirement) continue;
      let ofType = known.get(requirement);
      if (!ofType) known.set(requirement, (ofType = new Map<unknown, Fields[]>()));
      const id = requirement.identify(object);
      const waiting = ofType.get(id);
      if (waiting) {
        waiting.push(object);
        continue;
      }
      const representation = requirement.represent(object);
      if (!representation) continue;
      const first = [object];
      ofType.set(id, first);
      batch.representations.push(representation);
      batch.objects.push(first);
    }
    return batch;
  }

  #requirementOf(typename: unknown): Requirement | null {
    if (typeof typename !== 'string') return null;
    const known = this.#byType.get(typename);
    if (known) return known;
    // The type name comes from a subgraph: only names of existing types are kept.
    if (!this.#schema.getType(typename)) return null;
    const selections = this.#requires
      .filter(({ typeCondition }) => typeCondition && isOfType(this.#schema, typename, typeCondition))
      .map((fragment) => fragment.selections);
    const requirement = new Requirement(this.#schema, selections, this.#rewrites);
    this.#byType.set(typename, requirement);
    return requirement;
  }
}
