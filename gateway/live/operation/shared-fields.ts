import { getNullableType, isLeafType, isListType, type GraphQLField } from 'graphql';
import { readTypeDefs } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { readCacheDirectives, type TypeCacheDirectives } from '../../entity-cache/index.js';

/** How the value of a field is told to many. */
export type Sharing =
  /** The same for all who may see the object that it is on. */
  | 'everybody'
  /** An object that is the same for everybody, with fields that may not be. */
  | 'by field'
  /** Depends on who looks. */
  | 'viewer';

/**
 * Knows of each field whether it depends on who looks, by the marks that the subgraphs set in their SDL for whatever keeps or
 * shares answers. What no mark speaks of is taken to depend: a list of users or tweets may hide some of them.
 */
export class SharedFields {
  /** A type may be declared in several subgraphs; each marks its own fields. */
  readonly #marks = new Map<string, TypeCacheDirectives[]>();

  constructor() {
    for (const subgraph of SUBGRAPH_NAMES) {
      for (const [name, marks] of readCacheDirectives(readTypeDefs(subgraph))) {
        this.#marks.set(name, [...(this.#marks.get(name) ?? []), marks]);
      }
    }
  }

  sharingOf(typeName: string, { name, type }: GraphQLField<unknown, unknown>): Sharing {
    const declared = (this.#marks.get(typeName) ?? []).flatMap(({ fields }) => fields.get(name) ?? []);
    const [field] = declared;
    if (!field || declared.some(({ isPrivate }) => isPrivate)) return 'viewer';
    const nullable = getNullableType(type);
    const isList = isListType(nullable);
    const isLeaf = isLeafType(isList ? getNullableType(nullable.ofType) : nullable);
    if (isLeaf) return 'everybody';
    const marked = [...declared, ...(this.#marks.get(field.typeName) ?? [])];
    if (!marked.some(({ maxAge }) => maxAge !== null)) return 'viewer';
    return isList ? 'everybody' : 'by field';
  }
}
