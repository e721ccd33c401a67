import type { GraphQLResolveInfo } from 'graphql';
import type { Path, Run } from './run.js';

/** The part of the resolve info that is the same in every run. */
export type FieldInfo = Pick<GraphQLResolveInfo, 'fieldName' | 'fieldNodes' | 'returnType' | 'parentType'>;

/** The `info` argument of resolvers. Few resolvers read it, so its fields are getters. */
export class ResolveInfo implements GraphQLResolveInfo {
  readonly path: Path;
  readonly #field: FieldInfo;
  readonly #run: Run;

  constructor(field: FieldInfo, run: Run, path: Path) {
    this.path = path;
    this.#field = field;
    this.#run = run;
  }

  get fieldName() {
    return this.#field.fieldName;
  }
  get fieldNodes() {
    return this.#field.fieldNodes;
  }
  get returnType() {
    return this.#field.returnType;
  }
  get parentType() {
    return this.#field.parentType;
  }
  get schema() {
    return this.#run.prepared.schema;
  }
  get fragments() {
    return this.#run.prepared.fragments;
  }
  get operation() {
    return this.#run.prepared.operation;
  }
  get variableValues() {
    return this.#run.variables;
  }
  get rootValue() {
    return undefined;
  }
}
