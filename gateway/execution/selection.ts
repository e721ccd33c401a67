import {
  getNamedType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import { isIntrospection, type FieldCollector } from './collect-fields.js';
import { leafOf, type Leaf } from './leaf.js';

/** The expected shape of a value. All kinds have the same properties, so that V8 reads them with one hidden class. */
export interface Shape {
  readonly kind: 'object' | 'list' | 'leaf';
  readonly nonNull: boolean;
  /** Used when `kind` is `leaf`. */
  readonly leaf: Leaf;
  /** The elements of a list; otherwise null. */
  readonly element: Shape | null;
  /** The fields of an object; otherwise null. */
  readonly selection: Selection | null;
}

/** A field of the response. */
export interface FieldShape {
  /** The response key. */
  readonly key: string;
  /** The key in the merged responses of the subgraphs. */
  readonly dataKey: string;
  /** The value of `__typename`, which is not fetched; null for other fields. */
  readonly constant: string | null;
  readonly shape: Shape;
}

/**
 * The selection of a client at one path: for each possible type of the object, its fields with fragments merged in, in the
 * order of first appearance. Computed when an object of the type first occurs.
 */
export class Selection {
  readonly #collector: FieldCollector;
  readonly #type: GraphQLCompositeType;
  readonly #sets: readonly SelectionSetNode[];
  readonly #declared: string;
  readonly #byType = new Map<string, readonly FieldShape[] | null>();
  #own: readonly FieldShape[] | undefined;

  constructor(collector: FieldCollector, type: GraphQLCompositeType, sets: readonly SelectionSetNode[]) {
    this.#collector = collector;
    this.#type = type;
    this.#sets = sets;
    this.#declared = type.name;
  }

  /** The fields of an object by its `__typename`, which may be missing; null for an unknown type. */
  fieldsOf(typename: unknown): readonly FieldShape[] | null {
    if (typename === this.#declared || typename === undefined || typename === null) {
      return (this.#own ??= this.#collect(this.#type));
    }
    if (typeof typename !== 'string') return null;
    const known = this.#byType.get(typename);
    return known === undefined ? this.#fieldsOfAnother(typename) : known;
  }

  #fieldsOfAnother(typename: string): readonly FieldShape[] | null {
    const type = this.#collector.schema.getType(typename);
    // The name comes from a subgraph: names of unknown types are not kept.
    if (!isCompositeType(type)) return null;
    const fields = this.#collect(type);
    this.#byType.set(typename, fields);
    return fields;
  }

  #collect(type: GraphQLCompositeType): readonly FieldShape[] {
    const shapes: FieldShape[] = [];
    for (const [key, nodes] of this.#collector.collect(type, this.#sets)) {
      const shape = this.#shapeField(type, key, nodes);
      if (shape) shapes.push(shape);
    }
    return shapes;
  }

  #shapeField(type: GraphQLCompositeType, key: string, nodes: readonly FieldNode[]): FieldShape | null {
    const name = nodes[0]!.name.value;
    const dataKey = this.#collector.dataKeys.keyOf(nodes[0]!);
    if (name === '__typename') {
      if (isObjectType(type)) return { key, dataKey, constant: type.name, shape: PLAIN };
      // What it really is, some subgraph must have said.
      const possible = this.#collector.schema.getPossibleTypes(type);
      const leaf = new Set(possible.map((each) => each.name));
      return { key, dataKey, constant: null, shape: { ...PLAIN, nonNull: true, leaf } };
    }
    if (isIntrospection(name)) return { key, dataKey, constant: null, shape: PLAIN };
    // A subgraph may know an object only as one of an interface's; the client asks for it by what it is.
    const field = fieldOf(type, name) ?? fieldOf(this.#type, name);
    if (!field) return null;
    const { denied } = this.#collector;
    const allowed = denied.size === 0 ? nodes : nodes.filter((node) => !denied.has(node));
    if (allowed.length > 0) return { key, dataKey, constant: null, shape: this.#shape(field.type, allowed) };
    // The planner may fetch the field for itself, as a key: it is not shown.
    return { key, dataKey, constant: null, shape: { ...NULL, nonNull: isNonNullType(field.type) } };
  }

  #shape(type: GraphQLOutputType, nodes: readonly FieldNode[]): Shape {
    if (isNonNullType(type)) return { ...this.#shape(type.ofType, nodes), nonNull: true };
    if (isListType(type)) return { ...PLAIN, kind: 'list', element: this.#shape(type.ofType, nodes) };
    const named = getNamedType(type);
    if (isLeafType(named)) return { ...PLAIN, leaf: leafOf(named) };
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    return { ...PLAIN, kind: 'object', selection: new Selection(this.#collector, named, sets) };
  }
}

/** Whatever is there, as it is. */
const PLAIN: Shape = { kind: 'leaf', nonNull: false, leaf: null, element: null, selection: null };
/** Null, whatever there is. */
const NULL: Shape = { ...PLAIN, leaf: new Set() };

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  return 'getFields' in type ? type.getFields()[name] : undefined;
}
