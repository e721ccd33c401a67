import type { Bus, Observer } from './bus.js';

/** The part of a bus that reads: what a gateway needs. */
export type BusReader = Pick<Bus, 'tail' | 'position' | 'replay' | 'handledUpTo' | 'healthy' | 'steadyFor'>;

interface Tail {
  readonly observers: Set<Observer>;
  readonly opened: Promise<AsyncDisposable>;
}

/** Reads a bus with one tail per stream, however many observers of this process share it. */
export class SharedTails implements BusReader, AsyncDisposable {
  readonly #bus: BusReader;
  readonly #tails = new Map<string, Tail>();

  constructor(bus: BusReader) {
    this.#bus = bus;
  }

  /** Observers of one stream are called in the order in which they came. The tail stays open until this is disposed. */
  async tail(stream: string, observer: Observer): Promise<AsyncDisposable> {
    let tail = this.#tails.get(stream);
    if (!tail) this.#tails.set(stream, (tail = this.#open(stream)));
    const { observers, opened } = tail;
    observers.add(observer);
    await opened;
    return { [Symbol.asyncDispose]: () => Promise.resolve(void observers.delete(observer)) };
  }

  position(stream: string): ReturnType<BusReader['position']> {
    return this.#bus.position(stream);
  }

  replay(...args: Parameters<BusReader['replay']>): ReturnType<BusReader['replay']> {
    return this.#bus.replay(...args);
  }

  handledUpTo(stream: string, durable: string): ReturnType<BusReader['handledUpTo']> {
    return this.#bus.handledUpTo(stream, durable);
  }

  healthy(): boolean {
    return this.#bus.healthy();
  }

  steadyFor(): number {
    return this.#bus.steadyFor();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { opened } of this.#tails.values()) await (await opened)[Symbol.asyncDispose]();
    this.#tails.clear();
  }

  #open(stream: string): Tail {
    const observers = new Set<Observer>();
    const opened = this.#bus.tail(stream, (event, position) => {
      for (const observer of observers) observer(event, position);
    });
    return { observers, opened };
  }
}
