import type { FlattenNode } from '@apollo/query-planner';
import { UnsupportedPlan } from './unsupported-plan.js';
import type { Fields } from './source.js';

/** Where a plan leads in the answer: response keys, and `@` for every element of a list. */
export type PlanPath = readonly string[];

/** A place in the answer, as clients are told of it: response keys and indexes. */
export type Path = readonly (string | number)[];

/** The step of a plan's path that leads to every element of a list. */
export const EVERY = '@';

/** Reads a path of the planner. Throws UnsupportedPlan for what its experimental options would write there. */
export function planPath(path: FlattenNode['path']): PlanPath {
  return path.map((step) => {
    if (typeof step !== 'string' || step.includes('|'))
      throw new UnsupportedPlan(`A path leads through ${step}.`);
    return step;
  });
}

/** The places that the plan's fetches write to: what is on the way to them must be ours before it is written to. */
export class PlaceTree {
  readonly keys: string[] = [];
  readonly #children = new Map<string, PlaceTree>();

  /** Adds a path, and gives the tree that begins where it ends. */
  add(path: PlanPath): PlaceTree {
    return path.reduce<PlaceTree>((tree, step) => {
      let child = tree.#children.get(step);
      if (!child) {
        tree.#children.set(step, (child = new PlaceTree()));
        tree.keys.push(step);
      }
      return child;
    }, this);
  }

  /** What is below a response key. */
  below(key: string): PlaceTree | undefined {
    return this.#children.get(key);
  }

  /** What is below the elements of a list. */
  get elements(): PlaceTree | undefined {
    return this.#children.get(EVERY);
  }
}

/** The objects at the end of a path, in the order of the answer. */
export function objectsAt(value: unknown, path: PlanPath): Fields[] {
  const found: Fields[] = [];
  gather(value, path, 0, found);
  return found;
}

function gather(value: unknown, path: PlanPath, depth: number, found: Fields[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth === path.length) {
    found.push(value as Fields);
    return;
  }
  const step = path[depth]!;
  if (step !== EVERY) gather((value as Fields)[step], path, depth + 1, found);
  else if (Array.isArray(value)) for (const element of value) gather(element, path, depth + 1, found);
}

/** Where each of the objects at the end of a path is. */
export function pathsOfObjects(value: unknown, path: PlanPath): Map<unknown, Path> {
  const paths = new Map<unknown, Path>();
  const walk = (here: unknown, way: Path): void => {
    if (typeof here !== 'object' || here === null) return;
    const step = path[way.length];
    if (step === undefined) paths.set(here, way);
    else if (step !== EVERY) walk((here as Fields)[step], [...way, step]);
    else if (Array.isArray(here)) here.forEach((element, index) => walk(element, [...way, index]));
  };
  walk(value, []);
  return paths;
}

/** The part of a path that is one place: the way to the first list on it. */
export function untilList(path: Path): Path {
  const list = path.indexOf(EVERY);
  return list === -1 ? path : path.slice(0, list);
}
