import type { AnyEvent } from '../../event.js';
import type { Observer, Position } from '../bus.js';
import type { StreamReader } from './stream-reader.js';

/** One consumer, and the observers that it shows its events to. */
interface SharedTail {
  readonly observers: Set<Observer>;
  readonly consumer: Promise<AsyncDisposable>;
}

/**
 * The tails of this process: one consumer for each stream, however many observers there are. Each event is shown to the
 * observers in the order in which their tails were opened. Observers must not throw.
 */
export class SharedTails {
  readonly #reader: Pick<StreamReader, 'tail' | 'position'>;
  readonly #byStream = new Map<string, SharedTail>();

  constructor(reader: Pick<StreamReader, 'tail' | 'position'>) {
    this.#reader = reader;
  }

  async open(stream: string, observer: Observer): Promise<AsyncDisposable> {
    const running = this.#byStream.get(stream);
    const tail = running ?? this.#start(stream);
    const { member, joined } = running ? this.#join(stream, observer) : { member: observer, joined: null };
    tail.observers.add(member);
    try {
      await Promise.all([tail.consumer, joined]);
    } catch (error) {
      await this.#leave(stream, tail, member);
      throw error;
    }
    return { [Symbol.asyncDispose]: () => this.#leave(stream, tail, member) };
  }

  #start(stream: string): SharedTail {
    const observers = new Set<Observer>();
    const consumer = this.#reader.tail(stream, (event, position) => {
      for (const observer of observers) observer(event, position);
    });
    const tail = { observers, consumer };
    this.#byStream.set(stream, tail);
    return tail;
  }

  /** An observer of a running consumer, which may still deliver events from before: those are not shown. */
  #join(stream: string, observer: Observer): { member: Observer; joined: Promise<void> } {
    const early: [AnyEvent, Position][] = [];
    let show: Observer = (event, position) => void early.push([event, position]);
    const joined = this.#reader.position(stream).then((newest) => {
      show = (event, position) => {
        if (position > newest) observer(event, position);
      };
      for (const [event, position] of early) show(event, position);
    });
    return { member: (event, position) => show(event, position), joined };
  }

  async #leave(stream: string, tail: SharedTail, member: Observer): Promise<void> {
    tail.observers.delete(member);
    if (tail.observers.size > 0 || this.#byStream.get(stream) !== tail) return;
    this.#byStream.delete(stream);
    const consumer = await tail.consumer.catch(() => null);
    await consumer?.[Symbol.asyncDispose]();
  }
}
