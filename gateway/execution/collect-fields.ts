import {
  isAbstractType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf, type Fragments } from '../fragments.js';
import type { DataKeys } from './data-keys.js';
import type { DirectiveValues, DirectiveVariables } from './directive-variables.js';

/** Whether a field is part of introspection. */
export function isIntrospection(fieldName: string): boolean {
  return fieldName === '__schema' || fieldName === '__type';
}

/** The variables of `@skip` and `@include`, and their values. */
interface DirectiveConditions {
  readonly directiveVariables: DirectiveVariables;
  readonly directiveValues: DirectiveValues;
}

const NONE: ReadonlySet<FieldNode> = new Set();

/** CollectFields of the GraphQL specification, for one set of values of `@skip` and `@include`. */
export class FieldCollector {
  readonly schema: GraphQLSchema;
  readonly dataKeys: DataKeys;
  /** Fields that are null whatever the subgraphs return. */
  readonly denied: ReadonlySet<FieldNode>;
  readonly #fragments: Fragments;
  readonly #directiveVariables: DirectiveVariables;
  readonly #directiveValues: DirectiveValues;

  constructor(
    schema: GraphQLSchema,
    dataKeys: DataKeys,
    document: DocumentNode,
    { directiveVariables, directiveValues }: DirectiveConditions,
    denied: ReadonlySet<FieldNode> = NONE,
  ) {
    this.schema = schema;
    this.dataKeys = dataKeys;
    this.denied = denied;
    this.#fragments = fragmentsOf(document);
    this.#directiveVariables = directiveVariables;
    this.#directiveValues = directiveValues;
  }

  /** The fields of an object of `type`, by response key; several nodes where the client selects a field repeatedly. */
  collect(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    for (const set of sets) this.#collectInto(fields, spread, type, set);
    return fields;
  }

  #collectInto(
    fields: Map<string, FieldNode[]>,
    spread: Set<string>,
    type: GraphQLCompositeType,
    { selections }: SelectionSetNode,
  ): void {
    for (const selection of selections) {
      if (!this.#directiveVariables.includes(selection, this.#directiveValues)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = fields.get(key);
        if (nodes) nodes.push(selection);
        else fields.set(key, [selection]);
        continue;
      }
      let fragment: FragmentDefinitionNode | InlineFragmentNode | undefined = selection as InlineFragmentNode;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
        fragment = this.#fragments.get(selection.name.value);
      }
      if (fragment && this.#applies(fragment, type))
        this.#collectInto(fields, spread, type, fragment.selectionSet);
    }
  }

  #applies(
    { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
    type: GraphQLCompositeType,
  ): boolean {
    if (!typeCondition || typeCondition.name.value === type.name) return true;
    const condition = this.schema.getType(typeCondition.name.value);
    if (!condition || !isAbstractType(condition)) return false;
    return 'getFields' in type && this.schema.isSubType(condition, type);
  }
}
