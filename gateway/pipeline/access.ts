import {
  getNamedType,
  GraphQLError,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { TYPENAME } from '../typename.js';
import { ERRORS } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import { fragmentsOf, type Fragments } from '../fragments.js';
import { isIncluded } from '../inclusion.js';
import { satisfies, type AccessRule, type Federation } from '../federation/index.js';

/** A field that needs a right, as often as the operation selects it: its path, and the selections on the way to it. */
interface GuardedField {
  readonly node: FieldNode;
  readonly rules: readonly AccessRule[];
  /** Response keys, up to the first list: behind that the paths of the elements are not known. */
  readonly path: readonly string[];
  readonly selections: readonly SelectionNode[];
}

/** Where a walk through a document stands. */
interface Position {
  readonly path: readonly string[];
  readonly isBelowList: boolean;
  readonly selections: readonly SelectionNode[];
}

/** What one viewer gets of an operation. */
export interface Permitted {
  /** Without the denied fields: what may be planned and fetched. */
  readonly document: DocumentNode;
  readonly denied: ReadonlySet<FieldNode>;
  /** Whether the error of a denied field belongs into the answer depends on `@skip` and `@include`. */
  errors(variables: Readonly<Record<string, unknown>>): GraphQLError[];
}

/** The fields of an operation that need `@authenticated` or `@requiresScopes`. Works on valid documents. */
export class OperationAccess {
  readonly #document: DocumentNode;
  readonly #guarded: readonly GuardedField[];
  readonly #rules: readonly AccessRule[];

  readonly #defaults: Readonly<Record<string, unknown>>;

  private constructor(
    document: DocumentNode,
    { variableDefinitions = [] }: OperationDefinitionNode,
    guarded: readonly GuardedField[],
  ) {
    this.#document = document;
    this.#guarded = guarded;
    this.#defaults = Object.fromEntries(
      variableDefinitions.map(({ variable, defaultValue }) => [
        variable.name.value,
        defaultValue?.kind === Kind.BOOLEAN ? defaultValue.value : undefined,
      ]),
    );
    this.#rules = [...new Set(guarded.flatMap(({ rules }) => rules))];
  }

  /** Null when every viewer may read the whole operation. */
  static of(
    federation: Federation,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): OperationAccess | null {
    if (federation.accessRules.isEmpty) return null;
    const guarded = new GuardedFields(federation, document).of(operation);
    return guarded.length === 0 ? null : new OperationAccess(document, operation, guarded);
  }

  /** Which rules the viewer satisfies: viewers with the same key are permitted the same. */
  keyOf(viewer: Viewer | null): string {
    return this.#rules.map((rule) => (satisfies(viewer, rule) ? '1' : '0')).join('');
  }

  /** Null when the viewer may read everything. */
  permitted(viewer: Viewer | null): Permitted | null {
    const refused = this.#guarded.filter(({ rules }) => !rules.every((rule) => satisfies(viewer, rule)));
    if (refused.length === 0) return null;
    const denied = new Set(refused.map(({ node }) => node));
    const code = viewer === null ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    return {
      document: without(this.#document, denied),
      denied,
      errors: (variables) => {
        const values = { ...this.#defaults, ...variables };
        const shown = refused.filter(({ selections }) => {
          const isInsideDenied = selections.slice(0, -1).some((each) => denied.has(each as FieldNode));
          return (
            !isInsideDenied && selections.every((each) => isIncluded(each, (name) => values[name] === true))
          );
        });
        const paths = new Map(shown.map(({ path }) => [JSON.stringify(path), path]));
        return [...paths.values()].map(
          (path) => new GraphQLError(ERRORS[code].message, { path, extensions: { code } }),
        );
      },
    };
  }
}

class GuardedFields {
  readonly #schema: GraphQLSchema;
  readonly #federation: Federation;
  readonly #fragments: Fragments;
  readonly #found: GuardedField[] = [];

  constructor(federation: Federation, document: DocumentNode) {
    this.#federation = federation;
    this.#schema = federation.apiSchema;
    this.#fragments = fragmentsOf(document);
  }

  of({ operation, selectionSet }: OperationDefinitionNode): GuardedField[] {
    const root = this.#schema.getRootType(operation);
    if (root) this.#walk(root, selectionSet, { path: [], isBelowList: false, selections: [] });
    return this.#found;
  }

  /** Fragments are written out: the limit of fields bounds how often. */
  #walk(type: GraphQLNamedType, { selections }: SelectionSetNode, position: Position): void {
    for (const selection of selections) {
      const here = { ...position, selections: [...position.selections, selection] };
      if (selection.kind === Kind.FIELD) {
        this.#visit(type, selection, here);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      const inner = (condition === undefined ? undefined : this.#schema.getType(condition)) ?? type;
      if (fragment) this.#walk(inner, fragment.selectionSet, here);
    }
  }

  #visit(type: GraphQLNamedType, node: FieldNode, position: Position): void {
    const name = node.name.value;
    if (name.startsWith('__') || isAbstractType(type) !== isInterfaceType(type)) return;
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!field) return;
    const key = (node.alias ?? node.name).value;
    const here = position.isBelowList ? position : { ...position, path: [...position.path, key] };
    const rules = this.#federation.accessRules.ofField(type.name, name);
    if (rules.length > 0) this.#found.push({ node, rules, path: here.path, selections: here.selections });
    if (!node.selectionSet) return;
    const isBelowList = here.isBelowList || String(field.type).includes('[');
    this.#walk(getNamedType(field.type), node.selectionSet, { ...here, isBelowList });
  }
}

/** A document without some of its fields. What is left without a field asks for the name of its type, to stay valid. */
function without(document: DocumentNode, denied: ReadonlySet<FieldNode>): DocumentNode {
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION
      ? { ...definition, selectionSet: allowedOf(definition.selectionSet, denied) }
      : definition,
  );
  return { ...document, definitions };
}

function allowedOf(set: SelectionSetNode, denied: ReadonlySet<FieldNode>): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
    if (selection.kind === Kind.FIELD && denied.has(selection)) return [];
    if (!selection.selectionSet) return [selection];
    return [{ ...selection, selectionSet: allowedOf(selection.selectionSet, denied) }];
  });
  return { ...set, selections: selections.length > 0 ? selections : [TYPENAME] };
}
