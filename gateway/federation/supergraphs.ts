import { prepareOperation, type PrepareOperation } from '../execution/index.js';
import {
  buildFederation,
  buildFederationBeside,
  type DataSources,
  type Federation,
  type OpenSources,
} from './federation.js';

/**
 * Makes itself ready for the graph that comes next, while the current one goes on. What it gives takes the new graph into
 * use: at once, and without fail. To reject is to refuse the graph.
 */
export type Follower = (next: Federation) => Promise<() => void>;

/** The graph that the gateway runs on, and how another takes its place: beside it first, then at once for everybody. */
export class Supergraphs {
  readonly #sources: DataSources | OpenSources;
  readonly #prepare: PrepareOperation;
  readonly #followers: Follower[] = [];
  #current: Federation;
  #replacing: Promise<void> = Promise.resolve();

  /** Throws for a text that is no supergraph, or has subgraphs that nobody serves. */
  constructor(sdl: string, sources: DataSources | OpenSources, prepare: PrepareOperation = prepareOperation) {
    this.#sources = sources;
    this.#prepare = prepare;
    this.#current = { ...buildFederation(sdl, sources), prepare };
  }

  get current(): Federation {
    return this.#current;
  }

  /** Followers make ready one after the other, in the order in which they came. */
  follow(follower: Follower): void {
    this.#followers.push(follower);
  }

  /** Puts another graph in the place of the current one. When it rejects, everything is as it was. */
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
