import type {
  FetchDataRewrite,
  FetchNode,
  FlattenNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
  SubscriptionNode,
} from '@apollo/query-planner';
import {
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  print,
  visit,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import { TYPENAME } from '../../typename.js';
import { rewrittenPath } from '../../execution/index.js';
import { fragmentsOf, writtenOut } from '../../fragments.js';
import { directiveOf, fieldOf, isIn, requiredBy, resolvableKeyOf } from './key-fields.js';

/** Fields of one entity that the event does not carry, and where the entity is in the response. */
interface MovedSelection {
  readonly path: FlattenNode['path'];
  readonly type: GraphQLObjectType;
  /** The key, and what the moved fields require of the entity. */
  readonly known: readonly SelectionNode[];
  readonly selections: readonly SelectionNode[];
}

const ON_TYPE = '... on ';

/**
 * Rewrites the plan of a subscription so that its primary fetch selects keys only. The planner lets the primary fetch select any
 * field of an entity that the subgraph itself resolves, because it expects the subgraph to answer; but an event carries keys. So
 * these fields move into an `_entities` fetch to the same subgraph, before the rest of the plan. What `@provides` promises on the
 * way to the entity stays with the event: nobody else in the subgraph has it, and the moved fields may require it.
 */
export function fetchOwnEntities(plan: QueryPlan, eventSchema: (name: string) => GraphQLSchema): QueryPlan {
  const { node } = plan;
  if (node?.kind !== 'Subscription') return plan;
  const schema = eventSchema(node.primary.serviceName);
  const operation = operationOf(node.primary);
  const root = schema.getSubscriptionType();
  if (!root) return plan;
  const moved: MovedSelection[] = [];
  const selectionSet = new KeySelections(schema, moved).reduce(operation.selectionSet, root, []);
  if (moved.length === 0) return plan;
  const variableDefinitions = definitionsUsedIn(selectionSet, operation);
  const fetches = moved.map((each) => entityFetchOf(node.primary, operation, each));
  const own: PlanNode = fetches.length === 1 ? fetches[0]! : { kind: 'Parallel', nodes: fetches };
  const rewritten: SubscriptionNode = {
    ...node,
    primary: { ...node.primary, operation: print({ ...operation, selectionSet, variableDefinitions }) },
    rest: node.rest ? { kind: 'Sequence', nodes: [own, node.rest] } : own,
  };
  return { ...plan, node: rewritten };
}

/** Reduces selections on entities to their keys, and collects what was selected beside them. */
class KeySelections {
  readonly #schema: GraphQLSchema;
  readonly #moved: MovedSelection[];

  constructor(schema: GraphQLSchema, moved: MovedSelection[]) {
    this.#schema = schema;
    this.#moved = moved;
  }

  reduce(
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    path: FlattenNode['path'],
  ): SelectionSetNode {
    return setOf(
      selections.map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
        if (selection.kind === Kind.FIELD) return this.#reduceField(selection, type, path);
        const inner = this.#schema.getType(selection.typeCondition?.name.value ?? type.name);
        return isCompositeType(inner)
          ? { ...selection, selectionSet: this.#reduceObject(selection.selectionSet, inner, path) }
          : selection;
      }),
    );
  }

  #reduceField(field: FieldNode, parent: GraphQLCompositeType, path: FlattenNode['path']): FieldNode {
    const definition = fieldOf(parent, field);
    const type = definition && getNamedType(definition.type);
    if (!field.selectionSet || !definition || !isCompositeType(type)) return field;
    const below = [...path, field.alias?.value ?? field.name.value, ...listLevels(definition.type)];
    return { ...field, selectionSet: this.#reduceObject(field.selectionSet, type, below) };
  }

  #reduceObject(
    selectionSet: SelectionSetNode,
    type: GraphQLCompositeType,
    path: FlattenNode['path'],
  ): SelectionSetNode {
    const key = isObjectType(type) ? resolvableKeyOf(type) : null;
    if (!key || !isObjectType(type)) {
      return this.#byEntityType(selectionSet, type, path) ?? this.reduce(selectionSet, type, path);
    }
    const others = this.#unwrapped(selectionSet, type).filter((selection) => !isIn(key, selection));
    if (others.length === 0) return selectionSet;
    const provided = others.filter((selection) => this.#isProvided(selection, type));
    const selections = others.filter((selection) => !provided.includes(selection));
    const required = selections.flatMap((selection) => requiredBy(type, selection));
    const known = distinct([...key.selections, ...required]);
    if (selections.length > 0) this.#moved.push({ path, type, known, selections });
    const kept = this.reduce(setOf(provided), type, path).selections;
    return setOf(distinct([TYPENAME, ...known, ...kept]));
  }

  /**
   * A selection on an interface of entities, written out for each of its types: the fields of the interface that the event does not
   * carry are fetched by type. Null where the event carries all of them.
   */
  #byEntityType(
    selectionSet: SelectionSetNode,
    type: GraphQLCompositeType,
    path: FlattenNode['path'],
  ): SelectionSetNode | null {
    if (!isAbstractType(type)) return null;
    const types = this.#schema.getPossibleTypes(type);
    const keys = types.map(resolvableKeyOf);
    const isCarried = (selection: SelectionNode): boolean =>
      selection.kind !== Kind.FIELD ||
      selection.name.value === TYPENAME.name.value ||
      keys.every((key) => key !== null && isIn(key, selection));
    if (selectionSet.selections.every(isCarried) || keys.includes(null)) return null;
    return setOf([
      TYPENAME,
      ...types.map((each): SelectionNode => ({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: each.name } },
        selectionSet: this.#reduceObject(selectionSet, each, path),
      })),
    ]);
  }

  /** The fields of an object, also those inside fragments. A fragment on other types has none: the planner leaves these nested. */
  #unwrapped({ selections }: SelectionSetNode, type: GraphQLObjectType): SelectionNode[] {
    return selections.flatMap((selection) => {
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
      const condition = this.#schema.getType(selection.typeCondition?.name.value ?? type.name);
      const isApplied =
        condition === type || (isAbstractType(condition) && this.#schema.isSubType(condition, type));
      if (!isApplied) return [];
      return selection.directives?.length ? [selection] : this.#unwrapped(selection.selectionSet, type);
    });
  }

  /**
   * Whether a selection has a field that the subgraph has only where a `@provides` names it, and names it outside of the selection:
   * what names it inside is there for the moved fields, too.
   */
  #isProvided(selection: SelectionNode, type: GraphQLCompositeType): boolean {
    if (directiveOf(type, selection, 'external')) return true;
    if (selection.kind === Kind.FRAGMENT_SPREAD || directiveOf(type, selection, 'provides')) return false;
    const below =
      selection.kind === Kind.FIELD
        ? getNamedType(fieldOf(type, selection)?.type)
        : this.#schema.getType(selection.typeCondition?.name.value ?? type.name);
    if (!isCompositeType(below)) return false;
    return selection.selectionSet?.selections.some((each) => this.#isProvided(each, below)) ?? false;
  }
}

function entityFetchOf(
  primary: FetchNode,
  operation: OperationDefinitionNode,
  { path, type, known, selections }: MovedSelection,
): FlattenNode {
  const selected = setOf(selections);
  const used = definitionsUsedIn(selected, operation);
  const variables = used.map((definition) => `, ${print(definition)}`);
  const { name } = type;
  const { outputRewrites = [] } = primary;
  const renamed = outputRewrites.flatMap((rewrite) => movedRewrite(rewrite, path, name));
  const node: FetchNode = {
    kind: 'Fetch',
    serviceName: primary.serviceName,
    requires: [
      {
        kind: 'InlineFragment',
        typeCondition: name,
        selections: [{ kind: 'Field', name: '__typename' }, ...known.flatMap(requirementOf)],
      },
    ],
    variableUsages: used.map(({ variable }) => variable.name.value),
    operation: `query($representations: [_Any!]!${variables.join('')}) { _entities(representations: $representations) { ... on ${name} ${print(selected)} } }`,
    operationKind: OperationTypeNode.QUERY,
    operationName: undefined,
    ...(renamed.length > 0 ? { outputRewrites: renamed } : {}),
  };
  return { kind: 'Flatten', path: rewrittenPath(path, outputRewrites) as string[], node };
}

/** The part of a rewrite of the primary fetch that concerns fields which were moved out of it. */
function movedRewrite(
  rewrite: FetchDataRewrite,
  path: FlattenNode['path'],
  type: string,
): FetchDataRewrite[] {
  const keys = path.filter((step) => step !== '@');
  let depth = 0;
  const start = rewrite.path.findIndex((step) => !step.startsWith(ON_TYPE) && step !== keys[depth++]);
  if (start === -1 || depth !== keys.length + 1) return [];
  return [{ ...rewrite, path: [ON_TYPE + type, ...rewrite.path.slice(start)] }];
}

/** The definitions of the variables that a selection uses. */
function definitionsUsedIn(
  selectionSet: SelectionSetNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): VariableDefinitionNode[] {
  const used = new Set<string>();
  visit(selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  return variableDefinitions.filter(({ variable }) => used.has(variable.name.value));
}

/** The operation of a fetch with its fragments written out: their fields may move, too. */
function operationOf({ operation }: FetchNode): OperationDefinitionNode {
  const document = parse(operation, { noLocation: true });
  const definition = getOperationAST(document);
  if (!definition) throw new TypeError('A fetch has one operation.');
  return { ...definition, selectionSet: setOf(writtenOut(definition.selectionSet, fragmentsOf(document))) };
}

function distinct(selections: readonly SelectionNode[]): SelectionNode[] {
  return [...new Map(selections.map((selection) => [print(selection), selection])).values()];
}

function requirementOf(selection: SelectionNode): QueryPlanSelectionNode[] {
  if (selection.kind !== Kind.FIELD) return [];
  const { name, selectionSet } = selection;
  const selections = selectionSet?.selections.flatMap(requirementOf);
  return [{ kind: 'Field', name: name.value, ...(selections ? { selections } : {}) }];
}

function listLevels(type: GraphQLOutputType): '@'[] {
  if (isNonNullType(type)) return listLevels(type.ofType);
  return isListType(type) ? ['@', ...listLevels(type.ofType)] : [];
}

function setOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}
