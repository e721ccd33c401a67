import type { Bus } from './bus/bus.js';
import type { Cache } from './cache/cache.js';
import type { Mongo } from './mongo/index.js';

/** Something that a process depends on. */
export interface Dependency {
  /** Whether it works at the moment; a rejection means that it does not. */
  check: () => boolean | Promise<boolean>;
  /** Whether the process is of no use without it. Without the others it goes on, slower or with less. */
  isNeeded: boolean;
}

export type Dependencies = Readonly<Record<string, Dependency>>;

/** What every process depends on: without documents there is nothing to tell, the others are made up for. */
export function backing({
  mongo,
  cache,
  bus,
}: {
  mongo: Pick<Mongo, 'ping'>;
  cache: Pick<Cache, 'getMany'>;
  bus: Pick<Bus, 'healthy'>;
}): Dependencies {
  return {
    documents: { check: () => mongo.ping().then(() => true), isNeeded: true },
    cache: { check: () => cache.getMany(['readiness']).then(() => true), isNeeded: false },
    bus: { check: () => bus.healthy(), isNeeded: false },
  };
}

/** What a process says of itself: whether requests should be sent to it, and what it depends on, by name. */
export interface State {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly dependencies: Readonly<Record<string, boolean>>;
}

/** Whoever asks whether a process is ready waits no longer than this for what it depends on, in ms. */
const PATIENCE_MS = 1_000;

/** Looks at what a process depends on. All who ask at the same moment are answered by one look. */
export class Readiness {
  readonly #dependencies: Dependencies;
  #looking: Promise<State> | null = null;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  look(): Promise<State> {
    return (this.#looking ??= this.#look().finally(() => (this.#looking = null)));
  }

  async #look(): Promise<State> {
    const all = Object.entries(this.#dependencies);
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
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MS)));
  try {
    return await Promise.race([check(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
