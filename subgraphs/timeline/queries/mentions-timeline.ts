import type { Cursors } from '#platform/cursor.js';
import { checkFirst, type Connection } from '#platform/page.js';
import type { TweetModel } from '../models.js';
import type { TweetKey } from '../rules/entry.js';
import { belongsInMentions } from '../rules/visible-entries.js';
import type { Mentions } from '../store/mentions.js';
import { loadRelationships, type RelationshipLoader } from './loaders.js';
import { createPipeline, type Chunk, type PageRequest } from './pipeline.js';
import { idInCursor, toConnectionById } from './presentation.js';

export interface MentionsArguments {
  first: number;
  after?: string | null | undefined;
}

export interface MentionsTimelineDeps {
  cursors: Cursors;
  mentions: Mentions;
  openRelationships: (userId: string) => RelationshipLoader;
}

interface MentionsRequest extends PageRequest {
  userId: string;
  relationships: RelationshipLoader;
  list: string;
  below: string | undefined;
}

/** Tweets per read after the first one, and reads per page. A page that needs more reads is short, and leads on. */
const CHUNK = 100;
const MAX_READS = 10;

/** Pages of the tweets that mention a user. */
export class MentionsTimeline {
  readonly #deps: MentionsTimelineDeps;

  readonly #page = createPipeline(
    (request: MentionsRequest) => this.#tweets(request),
    keepVisible,
    ({ list, below }, selection) =>
      toConnectionById({ list, cursors: this.#deps.cursors }, selection, below === undefined),
  );

  constructor(deps: MentionsTimelineDeps) {
    this.#deps = deps;
  }

  async page(
    { userId, signal }: Pick<MentionsRequest, 'userId' | 'signal'>,
    { first, after }: MentionsArguments,
  ): Promise<Connection<TweetModel>> {
    checkFirst(first);
    const { cursors, openRelationships } = this.#deps;
    const list = `mentions:${userId}`;
    const below = idInCursor({ list, cursors }, after, 'after');
    return this.#page({ userId, relationships: openRelationships(userId), list, below, first, signal });
  }

  /** The skeleton stage: the tweets that mention the user, newest first. */
  async *#tweets({ userId, below: start, first }: MentionsRequest): AsyncGenerator<Chunk<TweetKey>> {
    let below = start;
    for (let read = 0; read < MAX_READS; read++) {
      const limit = read === 0 ? first + 1 : CHUNK;
      const candidates = await this.#deps.mentions.page(userId, { below, limit });
      yield { candidates, ended: candidates.length < limit };
      below = candidates.at(-1)?.tweetId;
    }
  }
}

/** The rules stage: keeps the tweets of visible authors who are not muted. */
async function keepVisible(
  { relationships }: MentionsRequest,
  tweets: readonly TweetKey[],
): Promise<TweetKey[]> {
  const authors = tweets.map(({ authorId }) => authorId);
  const known = await loadRelationships(relationships, authors);
  return tweets.filter(({ authorId }) => belongsInMentions(authorId, known));
}
