import { RookeryError } from '#platform/errors.js';
import type { TweetDocument } from '../store/index.js';
import { readText } from '../text/read-text.js';
import { MAX_ATTEMPTS } from './delete-tweet.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { finish } from './finish.js';
import { keysOf, textOf } from './keys-of.js';
import { findOwn } from './target.js';

/** For how long a tweet may be edited, in ms, and how often. */
const EDIT_WINDOW_MS = 30 * 60_000;
const MAX_EDITS = 5;

/** Gives one of the viewer's tweets another text. The same text is no edit. */
export async function editTweet(
  deps: CommandDeps,
  actor: Actor,
  { id, text }: { id: string; text: string },
): Promise<string> {
  const { store, clock, createEvent } = deps;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const tweet = await findOwn(deps, actor, id);
    if (tweet.deletedAt !== null) throw new RookeryError('NOT_FOUND');
    const now = clock.now();
    checkEditable(tweet, now);
    const read = await readText(text, 'text', deps.graph);
    if (text === tweet.text) return id;
    // Strictly later than the edit before: `editedAt` is what tells concurrent changes apart.
    const editedAt = Math.max(now, (tweet.editedAt ?? 0) + 1);
    const event = createEvent('tweet.edited', actor.id, {
      ...keysOf({ ...tweet, ...read }),
      ...textOf(read),
      editedAt,
    });
    if (await store.tweets.edit(tweet, { ...read, editedAt }, event)) {
      const { collectionName: collection } = store.tweets.collection;
      await finish(deps, { collection, id, outboxAfter: tweet.outboxAfter }, event);
      return id;
    }
  }
  throw new RookeryError('CONFLICT');
}

function checkEditable({ kind, createdAt, edits }: TweetDocument, now: number): void {
  const why =
    kind === 'RETWEET'
      ? 'A retweet has no text of its own.'
      : now - createdAt > EDIT_WINDOW_MS
        ? 'A tweet can be edited for 30 minutes.'
        : edits.length >= MAX_EDITS
          ? `A tweet can be edited ${MAX_EDITS} times.`
          : null;
  if (why !== null) throw new RookeryError('FORBIDDEN', { message: why });
}
