import { SmallGraph } from '#testkit/gateway/small-graph.js';
import { STRANGER } from '#social/visibility.js';
import { authorId } from './ring-graph.js';

/** The ids of the three authors: followed by both crowds, only by the quick crowd, and only by the stalled crowd. */
export const [OF_ALL, OF_THE_QUICK, OF_THE_STALLED] = [authorId(0), authorId(1), authorId(2)];

/** Two crowds of viewers. Both follow one common author, and each follows one author of its own. */
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
