import type { Supergraph } from '@apollo/federation-internals';
import {
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type ASTNode,
  type DirectiveNode,
  type GraphQLDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { Viewer } from '#platform/viewer.js';
import { directiveName } from './features.js';

/** What a viewer must have: to be signed in, or all scopes of one of the lists. Each distinct rule is one object. */
export type AccessRule =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'scopes'; readonly anyOf: readonly (readonly string[])[] };

const NONE: readonly AccessRule[] = [];

/** Whether a viewer satisfies a rule. */
export function satisfies(viewer: Viewer | null, rule: AccessRule): boolean {
  if (viewer === null) return false;
  if (rule.kind === 'authenticated') return true;
  const { scopes = [] } = viewer;
  return rule.anyOf.some((all) => all.every((scope) => scopes.includes(scope)));
}

/** The rules of `@authenticated` and `@requiresScopes` in a supergraph, by type and field. */
export class AccessRules {
  readonly #schema: GraphQLSchema;
  readonly #authenticated: GraphQLDirective | null;
  readonly #requiresScopes: GraphQLDirective | null;
  readonly #interned = new Map<string, AccessRule>();
  readonly #ofField = new Map<string, readonly AccessRule[]>();

  constructor(supergraph: Supergraph, schema: GraphQLSchema) {
    const find = (feature: string): GraphQLDirective | null => {
      const name = directiveName(supergraph, feature, feature);
      return (name !== null && schema.getDirective(name)) || null;
    };
    this.#schema = schema;
    this.#authenticated = find('authenticated');
    this.#requiresScopes = find('requiresScopes');
  }

  /** Whether the supergraph declares no rule at all. */
  get isEmpty(): boolean {
    return !this.#authenticated && !this.#requiresScopes;
  }

  /**
   * The rules of selecting a field: those of the field, of the type that has it, and of the type that it returns. Of an
   * interface the rules of all types behind it hold: which of them an object has is known only after it is fetched.
   */
  ofField(typeName: string, fieldName: string): readonly AccessRule[] {
    const coordinate = `${typeName}.${fieldName}`;
    let rules = this.#ofField.get(coordinate);
    if (!rules) this.#ofField.set(coordinate, (rules = this.#collect(typeName, fieldName)));
    return rules;
  }

  #collect(typeName: string, fieldName: string): readonly AccessRule[] {
    const type = this.#schema.getType(typeName);
    const owners = isAbstractType(type) ? [type, ...this.#schema.getPossibleTypes(type)] : type ? [type] : [];
    const rules = owners.flatMap((owner) => [
      ...this.#declaredOn(owner),
      ...this.#ofOwnField(owner, fieldName),
    ]);
    return rules.length === 0 ? NONE : [...new Set(rules)];
  }

  #ofOwnField(owner: GraphQLNamedType, fieldName: string): AccessRule[] {
    if (!isObjectType(owner) && !isInterfaceType(owner)) return [];
    const field = owner.getFields()[fieldName];
    if (!field) return [];
    return [...this.#read(field.astNode), ...this.#declaredOn(getNamedType(field.type))];
  }

  #declaredOn({ astNode, extensionASTNodes }: GraphQLNamedType): AccessRule[] {
    return [astNode, ...extensionASTNodes].flatMap((node) => this.#read(node));
  }

  #read(
    node: (ASTNode & { readonly directives?: readonly DirectiveNode[] }) | null | undefined,
  ): AccessRule[] {
    if (!node) return [];
    const rules: AccessRule[] = [];
    if (this.#authenticated && getDirectiveValues(this.#authenticated, node))
      rules.push(this.#intern({ kind: 'authenticated' }));
    const required = this.#requiresScopes && getDirectiveValues(this.#requiresScopes, node);
    if (required) rules.push(this.#intern({ kind: 'scopes', anyOf: required['scopes'] as string[][] }));
    return rules;
  }

  #intern(rule: AccessRule): AccessRule {
    const key = JSON.stringify(rule);
    const known = this.#interned.get(key);
    if (known) return known;
    this.#interned.set(key, rule);
    return rule;
  }
}
