import { expect, vi } from 'vitest';
import type { Network } from '#network/index.js';
import type { TestUser } from '../client/index.js';

/** Holds up the fan-out of an author's tweets until it is released. */
export class HeldFanOut implements Disposable {
  readonly letGo: () => void;
  readonly #authorId: string;
  readonly #asked: { mock: { calls: readonly unknown[] } };

  constructor({ infrastructure: { relationships } }: Network, { id }: TestUser) {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const authors = relationships.authors.bind(relationships);
    const asked = vi.spyOn(relationships, 'authors').mockImplementation(async (ids) => {
      if (ids.includes(id)) await gate;
      return authors(ids);
    });
    this.#authorId = id;
    this.#asked = asked;
    this.letGo = () => {
      asked.mockRestore();
      open();
    };
  }

  /** Resolves when the fan-out of a tweet of the author is being held up. */
  async isHolding(): Promise<void> {
    await vi.waitFor(() => expect(this.#asked.mock.calls.flat(Infinity)).toContain(this.#authorId), 10_000);
  }

  [Symbol.dispose](): void {
    this.letGo();
  }
}
