import { RookeryError } from '#platform/errors.js';
import { tweetKeys, tweetText } from '../rules/event-payloads.js';
import { checkText } from '../rules/text/check-text.js';
import type { TweetDocument } from '../store/index.js';
import type { Actor } from './actor.js';
import { completeWrite } from './complete-write.js';
import { MAX_ATTEMPTS } from './delete-tweet.js';
import type { CommandDeps } from './deps.js';
import { readText } from './read-text.js';
import { findOwn } from './target.js';

/** How long after posting a tweet may be edited, in ms. */
const EDIT_WINDOW_MS = 30 * 60_000;
const MAX_EDITS = 5;

/** Replaces the text of one of the actor's tweets and returns its id. The same text changes nothing. */
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
    checkText(text, 'text');
    const fields = await readText(deps, actor, text);
    if (text === tweet.text) return id;
    // Strictly later than the last edit: concurrent writes are told apart by `editedAt`.
    const editedAt = Math.max(now, (tweet.editedAt ?? 0) + 1);
    const event = createEvent('tweet.edited', actor.id, {
      ...tweetKeys({ ...tweet, ...fields }),
      ...tweetText(fields),
      editedAt,
      ...unmentioned(tweet.mentions, fields.mentions),
    });
    if (await store.tweets.edit(tweet, { ...fields, editedAt }, event)) {
      const { collectionName: collection } = store.tweets.collection;
      await completeWrite(deps, { collection, id, outboxAfter: tweet.outboxAfter }, event);
      return id;
    }
  }
  throw new RookeryError('CONFLICT');
}

function unmentioned(before: readonly string[], after: readonly string[]): { unmentioned?: string[] } {
  const gone = before.filter((id) => !after.includes(id));
  return gone.length === 0 ? {} : { unmentioned: gone };
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
