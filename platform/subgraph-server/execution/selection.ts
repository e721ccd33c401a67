import type { FieldNode, GraphQLObjectType } from 'graphql';
import { collectFields } from './collect-fields.js';
import { prepareField, type ResolveField } from './field.js';
import { isPromise, type Path, type Prepared, type Run } from './run.js';

/** What is asked of an object of one type. */
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

  /** The object's part of the answer; rejects, or throws, when one of its fields failed that must not be null. */
  resolve(run: Run, source: unknown, path: Path | undefined): unknown {
    const answer: Record<string, unknown> = {};
    let waiting: string[] | undefined;
    try {
      for (let index = 0; index < this.#fields.length; index++) {
        const name = this.#names[index]!;
        const value = this.#fields[index]!(run, source, path);
        if (isPromise(value)) (waiting ??= []).push(name);
        answer[name] = value;
      }
    } catch (error) {
      if (!waiting) throw error;
      // The others may fail as well: somebody has to be there to hear it.
      return settled(answer, waiting).finally(() => {
        throw error;
      });
    }
    return waiting ? settled(answer, waiting) : answer;
  }
}

function settled(answer: Record<string, unknown>, names: readonly string[]): Promise<unknown> {
  return Promise.all(names.map((name) => answer[name])).then((values) => {
    for (let index = 0; index < names.length; index++) answer[names[index]!] = values[index];
    return answer;
  });
}
