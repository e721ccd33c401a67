import type { FetchDataRewrite } from '@apollo/query-planner';
import { isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { EVERY, type Path } from './places.js';
import type { Fields } from './source.js';

const ON_TYPE = '... on ';

/** Whether an object of type `typename` satisfies a type condition. */
export function isOfType(schema: GraphQLSchema, typename: string, condition: string): boolean {
  if (typename === condition) return true;
  const [abstract, type] = [schema.getType(condition), schema.getType(typename)];
  if (!isAbstractType(abstract) || !(isObjectType(type) || isInterfaceType(type))) return false;
  return schema.isSubType(abstract, type);
}

/**
 * Undoes the renaming of the planner, which aliases fields when subgraphs give one name different types. Writes to `value`,
 * which must belong to the run.
 */
export class Rewrites {
  readonly #schema: GraphQLSchema;
  readonly #rewrites: readonly FetchDataRewrite[];

  private constructor(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[]) {
    this.#schema = schema;
    this.#rewrites = deepestFirst(rewrites);
  }

  /** Null when there are no rewrites, as for almost every fetch. */
  static of(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[] | undefined): Rewrites | null {
    return rewrites === undefined || rewrites.length === 0 ? null : new Rewrites(schema, rewrites);
  }

  /** As `apply`, for a value that is shared. */
  applyToCopy(value: Fields): Fields {
    const copy = copyOf(value) as Fields;
    this.apply(copy);
    return copy;
  }

  apply(value: unknown): void {
    for (const rewrite of this.#rewrites) this.#applyAt(rewrite, 0, value);
  }

  /** As `rewrittenPath`. */
  pathAfter(path: Path): Path {
    return this.#rewrites.reduce<Path>(renamedPath, path);
  }

  #applyAt(rewrite: FetchDataRewrite, depth: number, value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const element of value) this.#applyAt(rewrite, depth, element);
      return;
    }
    const object = value as Fields;
    const step = rewrite.path[depth]!;
    if (depth === rewrite.path.length - 1) rename(object, step, rewrite);
    else if (!step.startsWith(ON_TYPE)) this.#applyAt(rewrite, depth + 1, object[step]);
    else if (this.#isOf(object, step.slice(ON_TYPE.length))) this.#applyAt(rewrite, depth + 1, object);
  }

  /** An object without `__typename` was selected under the condition. */
  #isOf({ __typename: typename }: Fields, condition: string): boolean {
    return typeof typename !== 'string' || isOfType(this.#schema, typename, condition);
  }
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy: Fields = {};
  for (const key of Object.keys(value)) if (key !== '__proto__') copy[key] = copyOf((value as Fields)[key]);
  return copy;
}

function rename(object: Fields, key: string, rewrite: FetchDataRewrite): void {
  if (rewrite.kind === 'ValueSetter') object[key] = rewrite.setValueTo;
  else if (object[key] !== undefined) {
    object[rewrite.renameKeyTo] = object[key];
    object[key] = undefined;
  }
}

/**
 * Where a place in the response of a fetch is after the fetch's rewrites. The types on the way are not known: the planner's
 * aliases are unique at their level.
 */
export function rewrittenPath(path: Path, rewrites: readonly FetchDataRewrite[]): Path {
  return deepestFirst(rewrites).reduce<Path>(renamedPath, path);
}

/** What is deeper first: the path of a rewrite leads through the names before the other rewrites. */
function deepestFirst(rewrites: readonly FetchDataRewrite[]): FetchDataRewrite[] {
  return [...rewrites].sort((a, b) => b.path.length - a.path.length);
}

function renamedPath(path: Path, rewrite: FetchDataRewrite): Path {
  if (rewrite.kind !== 'KeyRenamer') return path;
  const keys = rewrite.path.filter((step) => !step.startsWith(ON_TYPE));
  let depth = 0;
  for (let index = 0; index < path.length; index++) {
    if (typeof path[index] !== 'string' || path[index] === EVERY) continue;
    if (path[index] !== keys[depth]) return path;
    depth++;
    if (depth === keys.length) return path.with(index, rewrite.renameKeyTo);
  }
  return path;
}
