/** A supergraph as plain data, from which its subgraphs' SDL, their resolvers and the resolvers of one merged schema are made. */
export interface GraphModel {
  readonly subgraphs: readonly string[];
  readonly objects: readonly ObjectModel[];
  readonly abstracts: readonly AbstractModel[];
  /** The fields of `Query`, `Mutation` and `Subscription`. */
  readonly roots: Readonly<Record<string, readonly FieldModel[]>>;
}

export interface ObjectModel {
  readonly name: string;
  /** The keys of an entity by subgraph, as in `@key(fields:)`; null for an object without a key. */
  readonly keys: Readonly<Record<string, readonly string[]>> | null;
  /** Without the fields of the keys. */
  readonly fields: readonly FieldModel[];
}

export interface FieldModel {
  readonly name: string;
  readonly type: string;
  /** The arguments with their parentheses; empty for none. */
  readonly args: string;
  /** The subgraphs that resolve the field; several share it. */
  readonly owners: readonly string[];
  /** The fields of the same entity that the value is computed from. */
  readonly requires?: string;
  /** The fields of the entity that the owner resolves on this path only. */
  readonly provides?: string;
  /** The owner that declares the type as non-null, which it is nowhere else: the field always has a value. */
  readonly strictIn?: string;
  /** The subgraph that has resolved the field before. */
  readonly overrides?: string;
}

export interface AbstractModel {
  readonly name: string;
  readonly members: readonly string[];
  /** The subgraphs that know the type. */
  readonly homes: readonly string[];
  /** The fields of an interface; null for a union. */
  readonly fields: readonly { readonly name: string; readonly type: string }[] | null;
}

/** The fields that keys are made of. Their values follow from the entity. */
export const KEY_FIELDS: Readonly<Record<string, string>> = {
  id: 'ID!',
  code: 'String!',
  number: 'Int!',
  region: 'String!',
  org: 'Org!',
};

/** The name of the type without lists and non-nulls. */
export function namedType(type: string): string {
  return type.replace(/[[\]!]/g, '');
}

/** The names of the fields in a field set such as `a b { c }`, with those inside braces. */
export function namesIn(fieldSet: string): string[] {
  return fieldSet.replace(/\([^)]*\)/g, '').match(/\w+/g) ?? [];
}

/** The fields of an entity that are in a key of a subgraph, in the order of first appearance. */
export function keyFieldsOf({ keys }: ObjectModel, subgraph: string): string[] {
  const names = (keys?.[subgraph] ?? []).flatMap((key) => namesIn(key.replace(/\{[^}]*\}/g, '')));
  return [...new Set(names)];
}
