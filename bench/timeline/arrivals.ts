import type { Bus, ConsumeOptions } from '#platform/bus/index.js';
import type { AnyEvent } from '#schema/events.js';

/** Resolves when one durable consumer has handled an event. A stored bus resolves `publish` before that. */
export class Arrivals {
  readonly bus: Bus;
  readonly #waiting = new Map<string, () => void>();

  constructor(bus: Bus, durable: string) {
    const consume = (options: ConsumeOptions): Promise<AsyncDisposable> =>
      bus.consume(options.durable === durable ? this.#watched(options) : options);
    this.bus = new Proxy(bus, {
      get: (target, name) => {
        if (name === 'consume') return consume;
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  /** Publishes an event. Resolves when it is handled. */
  async publish(event: AnyEvent): Promise<void> {
    const handled = new Promise<void>((resolve) => this.#waiting.set(event.id, resolve));
    await this.bus.publish(event);
    await handled;
  }

  #watched(options: ConsumeOptions): ConsumeOptions {
    const watched = Object.entries(options.reactions).map(([type, reaction]) => [
      type,
      async (event: AnyEvent): Promise<void> => {
        await reaction(event);
        this.#waiting.get(event.id)?.();
        this.#waiting.delete(event.id);
      },
    ]);
    return { ...options, reactions: Object.fromEntries(watched) as ConsumeOptions['reactions'] };
  }
}
