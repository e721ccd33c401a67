import type { Bus } from './bus/bus.js';
import type { Cache } from './cache/cache.js';
import type { Mongo } from './mongo/index.js';
import { timely } from './timely.js';

/** A dependency of a process. */
export interface Dependency {
  /** Whether it works; a rejection means that it does not. */
  check: () => boolean | Promise<boolean>;
  /** Whether the process cannot serve without it. Without the others it is degraded. */
  isNeeded: boolean;
}

export type Dependencies = Readonly<Record<string, Dependency>>;

/** The dependencies of every process. Only the documents are required. */
export function backing({
  mongo,
  cache,
  bus,
}: {
  mongo: Pick<Mongo, 'ping'>;
  cache: Pick<Cache, 'check'>;
  bus: Pick<Bus, 'healthy'>;
}): Dependencies {
  return {
    documents: { check: () => mongo.ping().then(() => true), isNeeded: true },
    cache: { check: () => cache.check().then(() => true), isNeeded: false },
    bus: { check: () => bus.healthy(), isNeeded: false },
  };
}

/** The readiness of a process: whether to send requests to it, and the state of its dependencies by name. */
export interface State {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly dependencies: Readonly<Record<string, boolean>>;
}

/** Checks dependencies. Concurrent callers share one check. */
export class Readiness {
  readonly #dependencies: () => Dependencies;
  #checking: Promise<State> | null = null;

  /** `dependencies` may change while the process runs. */
  constructor(dependencies: Dependencies | (() => Dependencies)) {
    this.#dependencies = typeof dependencies === 'function' ? dependencies : () => dependencies;
  }

  look(): Promise<State> {
    return (this.#checking ??= this.#check().finally(() => (this.#checking = null)));
  }

  async #check(): Promise<State> {
    const all = Object.entries(this.#dependencies());
    const found = await Promise.all(
      all.map(async ([name, dependency]) => ({ name, ...dependency, works: await works(dependency) })),
    );
    const missing = found.filter((each) => !each.works);
    const status = missing.some((each) => each.isNeeded)
      ? 'unavailable'
      : missing.length > 0
        ? 'degraded'
        : 'ready';
    return { status, dependencies: Object.fromEntries(found.map((each) => [each.name, each.works])) };
  }
}

async function works({ check }: Dependency): Promise<boolean> {
  return (await timely(Promise.resolve().then(check))) === true;
}
