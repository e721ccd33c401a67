import { SmallGraph } from '#testkit/gateway/small-graph.js';
import { STRANGER } from '#social/visibility.js';

const FIRST_AUTHOR = 1_900_000_000_000_000_000n;
const FIRST_VIEWER = 1_900_000_001_000_000_000n;
/** The distance on the ring between the first followed authors of two successive viewers. A prime spreads them evenly. */
const STEP = 7_919;

export function authorId(index: number): string {
  return String(FIRST_AUTHOR + BigInt(index));
}

export function viewerId(index: number): string {
  return String(FIRST_VIEWER + BigInt(index));
}

/** Authors in a ring; each viewer follows a range of it. The graph computes follows, so millions of them take no memory. */
export class RingGraph extends SmallGraph {
  readonly #authors: number;
  readonly #followed: number;

  constructor(authors: number, followed: number) {
    super();
    this.#authors = authors;
    this.#followed = followed;
  }

  override following(userId: string): Promise<string[]> {
    const start = this.#startOf(userId);
    return Promise.resolve(
      Array.from({ length: this.#followed }, (_, index) => authorId((start + index) % this.#authors)),
    );
  }

  override toAuthor(id: string, viewerIds: readonly string[]) {
    const author = { id, protected: false, suspended: false, deleted: false, followersCount: 0 };
    const place = Number(BigInt(id) - FIRST_AUTHOR);
    return Promise.resolve(
      viewerIds.map((viewer) => {
        const distance = (place - this.#startOf(viewer) + this.#authors) % this.#authors;
        return { ...STRANGER, author, following: distance < this.#followed };
      }),
    );
  }

  #startOf(viewer: string): number {
    return (Number(BigInt(viewer) - FIRST_VIEWER) * STEP) % this.#authors;
  }
}
