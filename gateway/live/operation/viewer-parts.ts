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

interface SplitSelections {
  shared: SelectionNode[];
  viewer: SelectionNode[];
}

/** The response keys in the order of the selection, with those below each. */
export type ResponseShape = ReadonlyMap<string, ResponseShape>;

/** A subscription split in two: one part is executed once for all viewers, the other once per viewer. */
export interface ViewerParts {
  /** Null when every field depends on the viewer. */
  readonly shared: AdmittedSubscription | null;
  readonly viewer: AdmittedSubscription;
  /** The object types of the value that have selected fields which depend on the viewer. */
  readonly viewerTypes: ReadonlySet<string> | 'all';
  readonly shape: ResponseShape;
}

/** Splits a subscription; null when no selected field depends on the viewer. */
export function viewerPartsOf(
  admitted: AdmittedSubscription,
  { node, fragments, responseKey }: RootField,
  schema: GraphQLSchema,
  sharedFields: SharedFields,
): ViewerParts | null {
  const field = schema.getSubscriptionType()?.getFields()[node.name.value];
  const type = field && getNamedType(field.type);
  if (!isCompositeType(type) || !node.selectionSet) return null;
  const selections = writtenOut(node.selectionSet, fragments);
  const { shared, viewer } = new Splitter(schema, sharedFields).split(selections, type);
  if (viewer.length === 0) return null;
  const only = (part: SelectionNode[]): AdmittedSubscription => onlySelecting(admitted, node, part);
  return {
    shared: shared.length === 0 ? null : only(shared),
    viewer: only(viewer),
    viewerTypes: objectTypesIn(viewer, schema),
    shape: new Map([[responseKey, shapeOf(selections)]]),
  };
}

/** Merges the results of two parts, in the order of the selection. A value that is null in one part is null. */
export function mergeParts(a: unknown, b: unknown, shape: ResponseShape): unknown {
  if (!isObject(a) || !isObject(b)) return a === null || b === null ? null : (a ?? b);
  const keys = [...shape.keys()].filter((key) => key in a || key in b);
  return Object.fromEntries(
    keys.map((key) => [
      key,
      key in a && key in b ? mergeParts(a[key], b[key], shape.get(key)!) : key in a ? a[key] : b[key],
    ]),
  );
}

class Splitter {
  readonly #schema: GraphQLSchema;
  readonly #sharedFields: SharedFields;

  constructor(schema: GraphQLSchema, sharedFields: SharedFields) {
    this.#schema = schema;
    this.#sharedFields = sharedFields;
  }

  split(selections: readonly SelectionNode[], type: GraphQLCompositeType): SplitSelections {
    const parts: SplitSelections = { shared: [], viewer: [] };
    for (const selection of selections) {
      const [shared, viewer] = this.#split(selection, type);
      if (shared) parts.shared.push(shared);
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
    const sharing = field ? this.#sharedFields.sharingOf(type.name, field) : 'viewer';
    const below = field && getNamedType(field.type);
    if (sharing === 'viewer' || !selection.selectionSet || !isCompositeType(below)) {
      return sharing === 'viewer' ? [null, selection] : [selection, null];
    }
    const [shared, viewer] = this.#below(selection, selection.selectionSet, below);
    // The items of two lists cannot be matched: such a list is resolved for the viewer as a whole.
    return sharing === 'shared' && viewer ? [null, selection] : [shared, viewer];
  }

  #below<Node extends SelectionNode>(
    selection: Node,
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
  ): [Node | null, Node | null] {
    const { shared, viewer } = this.split(selections, type);
    const part = (selected: SelectionNode[]): Node | null =>
      selected.length === 0 ? null : { ...selection, selectionSet: setOf(selected) };
    return [part(shared), part(viewer)];
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

/** The object types that selections on a value apply to. */
function objectTypesIn(
  selections: readonly SelectionNode[],
  schema: GraphQLSchema,
): ReadonlySet<string> | 'all' {
  const types = new Set<string>();
  for (const selection of selections) {
    if (selection.kind !== Kind.INLINE_FRAGMENT) return 'all';
    const name = selection.typeCondition?.name.value;
    if (name !== undefined && isObjectType(schema.getType(name))) types.add(name);
    else {
      const below = objectTypesIn(selection.selectionSet.selections, schema);
      if (below === 'all') return 'all';
      for (const type of below) types.add(type);
    }
  }
  return types;
}

function shapeOf(
  selections: readonly SelectionNode[],
  shape = new Map<string, ResponseShape>(),
): ResponseShape {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) shapeOf(selection.selectionSet.selections, shape);
    else if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const before = (shape.get(key) ?? new Map()) as Map<string, ResponseShape>;
      shape.set(key, shapeOf(selection.selectionSet?.selections ?? [], before));
    }
  }
  return shape;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
