import { isEnumType, type GraphQLLeafType } from 'graphql';
import { isValueNestedBeyond } from '#platform/nesting.js';

/** JSON can be read at any depth, but not written: a value that is nested deeper could not be sent to the client. */
const MAX_NESTING = 500;

/** What a leaf may hold: one of GraphQL's own scalars, one of an enum's names, or, for a scalar of our own, anything. */
export type Leaf = 'Int' | 'Float' | 'String' | 'Boolean' | 'ID' | ReadonlySet<unknown> | null;

/** How values of a type are checked. */
export function leafOf(type: GraphQLLeafType): Leaf {
  if (isEnumType(type)) return new Set(type.getValues().map(({ name }) => name));
  switch (type.name) {
    case 'Int':
    case 'Float':
    case 'String':
    case 'Boolean':
    case 'ID':
      return type.name;
    default:
      return null;
  }
}

/** Whether a subgraph's value is one of the type. It was serialized there; here it is only checked. */
export function isValid(leaf: Leaf, value: unknown): boolean {
  switch (leaf) {
    case 'String':
      return typeof value === 'string';
    case 'ID':
      return typeof value === 'string' || Number.isInteger(value);
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Int':
      return Number.isInteger(value);
    case 'Float':
      return Number.isFinite(value);
    case null:
      // Subgraphs send no functions: this is one that every object has from birth, under a name like `constructor`.
      return typeof value !== 'function' && !isValueNestedBeyond(MAX_NESTING, value);
    default:
      return leaf.has(value);
  }
}
