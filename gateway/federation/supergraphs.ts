import { prepareOperation, type PrepareOperation } from '../execution/index.js';
import {
  buildFederation,
  buildFederationBeside,
  type DataSources,
  type Federation,
  type OpenSources,
} from './federation.js';

/**
 * Prepares for the next graph while the current one is in use. Resolves with a function that switches to the next graph
 * synchronously and must not throw. Rejects to refuse the graph.
 */
export type Follower = (next: Federation) => Promise<() => void>;

/** The graph in use. A new graph is prepared beside it and then replaces it in one step. */
export class Supergraphs {
  readonly #sources: DataSources | OpenSources;
  readonly #prepare: PrepareOperation;
  readonly #followers: Follower[] = [];
  #current: Federation;
  #replacing: Promise<void> = Promise.resolve();

  /** Throws for a text that is no supergraph, or has subgraphs without an address. */
  constructor(sdl: string, sources: DataSources | OpenSources, prepare: PrepareOperation = prepareOperation) {
    this.#sources = sources;
    this.#prepare = prepare;
    this.#current = { ...buildFederation(sdl, sources), prepare };
  }

  get current(): Federation {
    return this.#current;
  }

  /** Followers prepare one after the other, in the order of registration. */
  follow(follower: Follower): void {
    this.#followers.push(follower);
  }

  /** Replaces the graph in use. When it rejects, nothing has changed. */
  replace(sdl: string): Promise<void> {
    const replacing = this.#replacing.then(() => this.#replace(sdl));
    this.#replacing = replacing.catch(() => undefined);
    return replacing;
  }

  async #replace(sdl: string): Promise<void> {
    const built = await buildFederationBeside(sdl, this.#sources);
    const next = { ...built, prepare: this.#prepare };
    const takeIntoUse: (() => void)[] = [];
    for (const follower of this.#followers) takeIntoUse.push(await follower(next));
    this.#current = next;
    for (const take of takeIntoUse) take();
  }
}
