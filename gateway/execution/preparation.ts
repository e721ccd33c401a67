import type { GraphQLSchema } from 'graphql';
import type { DirectiveVariables } from './directive-variables.js';
import type { PlaceTree } from './places.js';
import type { RequiredTree } from './required-tree.js';

/** Shared by the preparation of all steps of a plan. */
export interface Preparation {
  readonly supergraphSchema: GraphQLSchema;
  readonly directiveVariables: DirectiveVariables;
  /** Each fetch adds the places that it writes to. */
  readonly places: PlaceTree;
  /** Each fetch adds what it requires. */
  readonly required: RequiredTree;
}
