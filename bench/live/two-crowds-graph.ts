import { SmallGraph } from '#testkit/gateway/small-graph.js';
import { STRANGER } from '#social/visibility.js';
import { authorId } from './ring-graph.js';

/** The authors: followed by everybody, by the quick crowd alone, and by the stalled one alone. */
export const [OF_ALL, OF_THE_QUICK, OF_THE_STALLED] = [authorId(0), authorId(1), authorId(2)];

/** Two crowds of viewers, who have one author in common and one each for themselves. */
export class TwoCrowdsGraph extends SmallGraph {
  readonly #stalled: ReadonlySet<string>;

  constructor(stalled: readonly string[]) {
    super();
    this.#stalled = new Set(stalled);
  }

  override following(userId: string): Promise<string[]> {
    return Promise.resolve([OF_ALL, this.#stalled.has(userId) ? OF_THE_STALLED : OF_THE_QUICK]);
  }

  override toAuthor(id: string, viewerIds: readonly string[]) {
    const author = { id, protected: false, suspended: false, deleted: false, followersCount: 0 };
    const isFollowedBy = (viewer: string): boolean =>
      id === OF_ALL || (id === OF_THE_STALLED) === this.#stalled.has(viewer);
    return Promise.resolve(
      viewerIds.map((viewer) => ({ ...STRANGER, author, following: isFollowedBy(viewer) })),
    );
  }
}
