import type { GraphQLFormattedError } from 'graphql';
import { copyOf } from './merge.js';
import type { Path, PlaceTree } from './places.js';
import { requiredDocument, type RequiredField } from './required-document.js';
import type { RequiredTree } from './required-tree.js';
import type { Rewrites } from './rewrites.js';
import type { Fields } from './source.js';

/** A place in an object that a fetch was merged into, where a required field is null. */
interface LostPlace {
  readonly path: Path;
  /** The field that a fetch requires of an object, with the null at its end or inside. */
  readonly field: Path;
}

/** A required field that is null, and where: by the index of the entity in the fetch. */
export interface LostField extends RequiredField {
  readonly places: ReadonlyMap<number, readonly LostPlace[]>;
}

/**
 * The requirements that the responses of one fetch have lost. A fetch selects what later fetches require of an object together
 * with what the client selects of it. When a non-null field of the client's part fails, the object is null: rightly so for the client,
 * but a later fetch would take it for the value.
 */
export class LostRequirements {
  readonly #operation: string;
  readonly #required: RequiredTree;
  readonly #places: PlaceTree;
  readonly #rewrites: Rewrites | null;
  /** By the way to the field. */
  readonly #documents = new Map<string, string | null>();

  constructor(operation: string, required: RequiredTree, places: PlaceTree, rewrites: Rewrites | null) {
    this.#operation = operation;
    this.#required = required;
    this.#places = places;
    this.#rewrites = rewrites;
  }

  /** The required fields that the errors of a response have made null. `objects` are those that each entity was merged into. */
  find(
    objects: readonly (readonly Fields[])[],
    errors: readonly GraphQLFormattedError[],
    isEntities: boolean,
  ): LostField[] {
    const lost = new Map<string, LostField & { places: Map<number, LostPlace[]> }>();
    for (const { path } of errors) {
      if (!Array.isArray(path)) continue;
      const [index, below] = isEntities ? [Number(path[1]), path.slice(2)] : [0, path];
      const [object] = objects[index] ?? [];
      if (!object) continue;
      const place = this.#rewrites ? this.#rewrites.pathAfter(below) : below;
      const found = this.#lostOn(place, object);
      if (!found) continue;
      const key = found.way.join();
      let field = lost.get(key);
      if (!field) lost.set(key, (field = { ...found, places: new Map<number, LostPlace[]>() }));
      field.places.set(index, [...(field.places.get(index) ?? []), found.place]);
    }
    return [...lost.values()];
  }

  /** The document that fetches a required field alone; null when there is none. The same string each time. */
  documentOf(field: RequiredField): string | null {
    const key = field.way.join();
    let document = this.#documents.get(key);
    if (document === undefined)
      this.#documents.set(key, (document = requiredDocument(this.#operation, field, this.#rewrites)));
    return document;
  }

  /** Sets a value below an object of the run. Objects on the way that are shared are copied. */
  replace(object: Fields, path: Path, value: unknown): void {
    let here = object;
    let places: PlaceTree | undefined = this.#places;
    for (const step of path.slice(0, -1)) {
      places = typeof step === 'number' ? places?.elements : places?.below(step);
      const below: unknown = here[step];
      if (typeof below !== 'object' || below === null) return;
      if (!places) here[step] = Array.isArray(below) ? below.slice() : copyOf(below as Fields);
      here = here[step] as Fields;
    }
    here[path.at(-1)!] = value;
  }

  /** The first null on the way to an error, when it is in a field that is required without what has failed. */
  #lostOn(error: Path, object: Fields): (RequiredField & { place: LostPlace }) | null {
    let here: unknown = object;
    let required = this.#required;
    let field: Path | null = null;
    for (let depth = 1; depth <= error.length; depth++) {
      const step = error[depth - 1]!;
      const path = error.slice(0, depth);
      if (typeof step === 'string') {
        const below = required.below(step);
        if (!below) return null;
        required = below;
        if (required.isRequired) field ??= path;
      }
      here = (here as Fields)[step];
      if (here === null)
        return field && leadsOut(error.slice(depth), required)
          ? { place: { path, field }, required, way: keysOf(path) }
          : null;
      if (typeof here !== 'object') return null;
    }
    return null;
  }
}

/** Whether a path leads to something that is not required. */
function leadsOut(path: Path, required: RequiredTree): boolean {
  let here: RequiredTree | undefined = required;
  for (const key of keysOf(path)) {
    here = here.below(key);
    if (!here?.isRequired) return true;
  }
  return false;
}

function keysOf(path: Path): string[] {
  return path.filter((step) => typeof step === 'string');
}

/** What is at a path; undefined when nothing is. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Fields)[step];
  }
  return here;
}
