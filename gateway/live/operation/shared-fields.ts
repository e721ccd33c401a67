import { getNullableType, isLeafType, isListType, type DocumentNode, type GraphQLField } from 'graphql';
import { readCacheDirectives, type TypeCacheDirectives } from '../../entity-cache/index.js';

/** Which viewers get the same value of a field. */
export type Sharing =
  /** All viewers who may see the object that has the field. */
  | 'shared'
  /** The same object for all viewers, with fields that may depend on the viewer. */
  | 'by field'
  /** The value depends on the viewer. */
  | 'viewer';

/**
 * Tells for each field whether its value depends on the viewer, by the `@cacheControl` directives in the SDL of the subgraphs:
 * scalars are shared unless they are private; objects and lists depend on the viewer unless their type or field has a
 * `maxAge`, because a list may hide some of its items from some viewers. Fields of subgraphs without SDL depend on the viewer.
 */
export class SharedFields {
  /** A type may be declared in several subgraphs; each has directives on its own fields. */
  readonly #directives = new Map<string, TypeCacheDirectives[]>();

  /** `typeDefs` is the SDL of the subgraphs that use the directives. */
  constructor(typeDefs: Iterable<DocumentNode>) {
    for (const document of typeDefs) {
      for (const [name, directives] of readCacheDirectives(document)) {
        this.#directives.set(name, [...(this.#directives.get(name) ?? []), directives]);
      }
    }
  }

  sharingOf(typeName: string, { name, type }: GraphQLField<unknown, unknown>): Sharing {
    const declared = (this.#directives.get(typeName) ?? []).flatMap(({ fields }) => fields.get(name) ?? []);
    const [field] = declared;
    if (!field || declared.some(({ isPrivate }) => isPrivate)) return 'viewer';
    const nullable = getNullableType(type);
    const isList = isListType(nullable);
    const isLeaf = isLeafType(isList ? getNullableType(nullable.ofType) : nullable);
    if (isLeaf) return 'shared';
    const cached = [...declared, ...(this.#directives.get(field.typeName) ?? [])];
    if (!cached.some(({ maxAge }) => maxAge !== null)) return 'viewer';
    return isList ? 'shared' : 'by field';
  }
}
