import type { FieldNode, GraphQLObjectType } from 'graphql';
import { collectFields } from './collect-fields.js';
import { prepareField, type ResolveField } from './field.js';
import { isPromise, type Path, type Prepared, type Run } from './run.js';

/** The prepared fields of an object of one type. */
export class Selection {
  readonly #names: readonly string[];
  readonly #fields: readonly ResolveField[];

  constructor(
    prepared: Prepared,
    type: GraphQLObjectType,
    nodes: readonly Pick<FieldNode, 'selectionSet'>[],
  ) {
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const fields = [...collectFields(prepared, type, sets)];
    this.#names = fields.map(([name]) => name);
    this.#fields = fields.map(([name, fieldNodes]) => prepareField(prepared, type, name, fieldNodes));
  }

  /** Returns the completed object, or a promise of it. Throws or rejects when a non-null field fails. */
  resolve(run: Run, source: unknown, path: Path | undefined): unknown {
    const result: Record<string, unknown> = {};
    let pending: string[] | undefined;
    try {
      for (let index = 0; index < this.#fields.length; index++) {
        const name = this.#names[index]!;
        const value = this.#fields[index]!(run, source, path);
        if (isPromise(value)) (pending ??= []).push(name);
        result[name] = value;
      }
    } catch (error) {
      if (!pending) throw error;
      // The pending fields may reject as well; their rejections must be handled.
      return settled(result, pending).finally(() => {
        throw error;
      });
    }
    return pending ? settled(result, pending) : result;
  }
}

function settled(result: Record<string, unknown>, names: readonly string[]): Promise<unknown> {
  return Promise.all(names.map((name) => result[name])).then((values) => {
    for (let index = 0; index < names.length; index++) result[names[index]!] = values[index];
    return result;
  });
}
