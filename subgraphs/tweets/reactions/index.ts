import type { DisposalStack } from '#platform/lifecycle.js';
import type { CommandDeps } from '../commands/index.js';
import { tweetsChangedBy } from '../store/counted.js';
import { onTweetDeleted } from './on-tweet-deleted.js';
import { onTweetEdited } from './on-tweet-edited.js';
import { onTweetLiked } from './on-tweet-liked.js';
import { onTweetPosted } from './on-tweet-posted.js';
import { onUserDeleted } from './on-user-deleted.js';

/** The streams with the events that make cached tweets stale. */
const STREAMS = ['TWEETS', 'ENGAGEMENT'] as const;

/**
 * Starts what the subgraph does about its own events: in one process all that follows from a write and is not in the written
 * document, and in every process to forget what it had cached.
 */
export async function startReactions(stack: DisposalStack, deps: CommandDeps): Promise<void> {
  const { bus, cache, log } = deps;
  stack.use(
    await bus.consume({
      durable: 'tweets-derived',
      reactions: {
        'tweet.posted': onTweetPosted(deps),
        'tweet.edited': onTweetEdited(deps),
        'tweet.deleted': onTweetDeleted(deps),
        'tweet.liked': onTweetLiked(deps),
        'tweet.unliked': onTweetLiked(deps),
      },
    }),
  );
  // Apart from the others: taking thousands of tweets down holds up nobody's counts.
  stack.use(
    await bus.consume({ durable: 'tweets-accounts', reactions: { 'user.deleted': onUserDeleted(deps) } }),
  );
  for (const stream of STREAMS) {
    const tail = await bus.tail(stream, (event) => {
      cache.pass(event.id, tweetsChangedBy(event)).catch((error: unknown) => {
        log.debug({ err: error }, 'The shared cache cannot be told of a change.');
      });
    });
    stack.use(tail);
  }
}
