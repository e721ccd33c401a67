import type { Supergraph } from '@apollo/federation-internals';
import {
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type ASTNode,
  type DirectiveNode,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { directiveName } from './features.js';

/** How long a list is, by `@listSize`. */
export interface ListSize {
  readonly assumedSize: number | null;
  /** The arguments that limit the list. */
  readonly slicingArguments: readonly string[];
  /** The fields of the returned object that have the size; empty when it is the list that the field returns. */
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
}

type Declared = (ASTNode & { readonly directives?: readonly DirectiveNode[] }) | null | undefined;

/** The weights and list sizes that a supergraph declares with `@cost` and `@listSize`, by schema coordinate. */
export class CostRules {
  readonly #schema: GraphQLSchema;
  readonly #cost: GraphQLDirective | null;
  readonly #listSize: GraphQLDirective | null;
  readonly #weights = new Map<string, number>();
  readonly #sizes = new Map<string, ListSize>();

  constructor(supergraph: Supergraph, schema: GraphQLSchema) {
    const find = (directive: string): GraphQLDirective | null => {
      const name = directiveName(supergraph, 'cost', directive);
      return (name !== null && schema.getDirective(name)) || null;
    };
    this.#schema = schema;
    this.#cost = find('cost');
    this.#listSize = find('listSize');
    if (!this.isEmpty) Object.values(schema.getTypeMap()).forEach((type) => this.#readType(type));
  }

  /** Whether the supergraph declares neither. */
  get isEmpty(): boolean {
    return !this.#cost && !this.#listSize;
  }

  /** The weight of one value of a field: its own, or else that of its type; undefined when neither is declared. */
  weightOfField(typeName: string, { name, type }: GraphQLField<unknown, unknown>): number | undefined {
    return this.#weights.get(`${typeName}.${name}`) ?? this.weightOfType(getNamedType(type));
  }

  /** Of an abstract type: the largest of the types behind it. */
  weightOfType(type: GraphQLNamedType): number | undefined {
    if (!isAbstractType(type)) return this.#weights.get(type.name);
    const weights = this.#schema.getPossibleTypes(type).flatMap(({ name }) => this.#weights.get(name) ?? []);
    return weights.length === 0 ? undefined : Math.max(...weights);
  }

  /** The weight of a coordinate such as `Query.search(text:)` or `SearchInput.text`. */
  weightOf(coordinate: string): number | undefined {
    return this.#weights.get(coordinate);
  }

  listSizeOf(typeName: string, fieldName: string): ListSize | undefined {
    return this.#sizes.get(`${typeName}.${fieldName}`);
  }

  #readType(type: GraphQLNamedType): void {
    for (const node of [type.astNode, ...type.extensionASTNodes]) this.#readWeight(type.name, node);
    if (isInputObjectType(type)) {
      for (const { name, astNode } of Object.values(type.getFields()))
        this.#readWeight(`${type.name}.${name}`, astNode);
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      this.#readWeight(coordinate, field.astNode);
      for (const { name, astNode } of field.args) this.#readWeight(`${coordinate}(${name}:)`, astNode);
      this.#readSize(coordinate, field.astNode);
    }
  }

  #readWeight(coordinate: string, node: Declared): void {
    const declared = this.#cost && node && getDirectiveValues(this.#cost, node);
    if (declared) this.#weights.set(coordinate, Math.max(0, Number(declared['weight'])));
  }

  #readSize(coordinate: string, node: Declared): void {
    const declared = this.#listSize && node && getDirectiveValues(this.#listSize, node);
    if (!declared) return;
    this.#sizes.set(coordinate, {
      assumedSize: (declared['assumedSize'] as number | undefined) ?? null,
      slicingArguments: (declared['slicingArguments'] as string[] | undefined) ?? [],
      sizedFields: (declared['sizedFields'] as string[] | undefined) ?? [],
      requireOneSlicingArgument: declared['requireOneSlicingArgument'] !== false,
    });
  }
}
