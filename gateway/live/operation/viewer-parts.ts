import {
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AdmittedSubscription } from '../../pipeline/index.js';
import { writtenOut } from '../../fragments.js';
import type { RootField } from './selection.js';
import type { SharedFields } from './shared-fields.js';

/** A selection taken apart. */
interface Parts {
  everybody: SelectionNode[];
  viewer: SelectionNode[];
}

/** The names in an answer in the order of the selection, with those below each. */
export type Shape = ReadonlyMap<string, Shape>;

/** A subscription that is resolved in two parts: one once for all who may see the event, and one for each viewer. */
export interface ViewerParts {
  /** Null when every field depends on who looks. */
  readonly everybody: AdmittedSubscription | null;
  readonly viewer: AdmittedSubscription;
  /** The events that have fields which depend on who looks. */
  readonly viewerTypes: ReadonlySet<string>;
  readonly shape: Shape;
}

/** Takes a subscription apart; null when nothing in it depends on who looks. */
export function viewerPartsOf(
  admitted: AdmittedSubscription,
  { node, fragments, responseKey }: RootField,
  schema: GraphQLSchema,
  shared: SharedFields,
): ViewerParts | null {
  const field = schema.getSubscriptionType()?.getFields()[node.name.value];
  const type = field && getNamedType(field.type);
  if (!isCompositeType(type) || !node.selectionSet) return null;
  const selections = writtenOut(node.selectionSet, fragments);
  const { everybody, viewer } = new Splitter(schema, shared).split(selections, type);
  if (viewer.length === 0) return null;
  const only = (part: SelectionNode[]): AdmittedSubscription => onlySelecting(admitted, node, part);
  return {
    everybody: everybody.length === 0 ? null : only(everybody),
    viewer: only(viewer),
    viewerTypes: objectTypesIn(viewer, schema),
    shape: new Map([[responseKey, shapeOf(selections)]]),
  };
}

/** Puts two parts of one answer together, in the order of the selection. What is null in one of them is null. */
export function joined(a: unknown, b: unknown, shape: Shape): unknown {
  if (!isObject(a) || !isObject(b)) return a === null || b === null ? null : (a ?? b);
  const keys = [...shape.keys()].filter((key) => key in a || key in b);
  return Object.fromEntries(
    keys.map((key) => [
      key,
      key in a && key in b ? joined(a[key], b[key], shape.get(key)!) : key in a ? a[key] : b[key],
    ]),
  );
}

class Splitter {
  readonly #schema: GraphQLSchema;
  readonly #shared: SharedFields;

  constructor(schema: GraphQLSchema, shared: SharedFields) {
    this.#schema = schema;
    this.#shared = shared;
  }

  split(selections: readonly SelectionNode[], type: GraphQLCompositeType): Parts {
    const parts: Parts = { everybody: [], viewer: [] };
    for (const selection of selections) {
      const [everybody, viewer] = this.#split(selection, type);
      if (everybody) parts.everybody.push(everybody);
      if (viewer) parts.viewer.push(viewer);
    }
    return parts;
  }

  #split(selection: SelectionNode, type: GraphQLCompositeType): [SelectionNode | null, SelectionNode | null] {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [null, selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = selection.typeCondition && this.#schema.getType(selection.typeCondition.name.value);
      return this.#below(selection, selection.selectionSet, isCompositeType(narrowed) ? narrowed : type);
    }
    if (selection.name.value === '__typename') return [selection, null];
    const field = isObjectType(type) ? type.getFields()[selection.name.value] : undefined;
    const sharing = field ? this.#shared.sharingOf(type.name, field) : 'viewer';
    const below = field && getNamedType(field.type);
    if (sharing === 'viewer' || !selection.selectionSet || !isCompositeType(below)) {
      return sharing === 'viewer' ? [null, selection] : [selection, null];
    }
    const [everybody, viewer] = this.#below(selection, selection.selectionSet, below);
    // The items of two lists cannot be told apart: such a list goes to the viewer as a whole.
    return sharing === 'everybody' && viewer ? [null, selection] : [everybody, viewer];
  }

  #below<Node extends SelectionNode>(
    selection: Node,
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
  ): [Node | null, Node | null] {
    const { everybody, viewer } = this.split(selections, type);
    const part = (selected: SelectionNode[]): Node | null =>
      selected.length === 0 ? null : { ...selection, selectionSet: setOf(selected) };
    return [part(everybody), part(viewer)];
  }
}

function onlySelecting(
  admitted: AdmittedSubscription,
  node: FieldNode,
  selections: SelectionNode[],
): AdmittedSubscription {
  const root = { ...node, selectionSet: setOf(selections) };
  const operation = { ...admitted.operation, selectionSet: setOf([root]) };
  return { ...admitted, operation, document: { kind: Kind.DOCUMENT, definitions: [operation] } };
}

function setOf(selections: SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

/** The object types that selections on an abstract type are for. */
function objectTypesIn(selections: readonly SelectionNode[], schema: GraphQLSchema): Set<string> {
  const names = selections.flatMap((selection) => {
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
    const name = selection.typeCondition?.name.value;
    if (name !== undefined && isObjectType(schema.getType(name))) return [name];
    return [...objectTypesIn(selection.selectionSet.selections, schema)];
  });
  return new Set(names);
}

function shapeOf(selections: readonly SelectionNode[], shape = new Map<string, Shape>()): Shape {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) shapeOf(selection.selectionSet.selections, shape);
    else if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const before = (shape.get(key) ?? new Map()) as Map<string, Shape>;
      shape.set(key, shapeOf(selection.selectionSet?.selections ?? [], before));
    }
  }
  return shape;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
