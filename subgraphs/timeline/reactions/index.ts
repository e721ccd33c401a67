import type { EventPayloads, EventType } from '#schema/events.js';
import type { Bus, Reaction } from '#platform/bus/index.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Graph } from '#platform/read-models/graph.js';
import type { AuthorTweets } from '../feeds/author-tweets.js';
import type { FanOut } from '../feeds/fan-out.js';
import type { TimelineSettings } from '../settings.js';
import type { Mentions } from '../store/mentions.js';
import type { Timelines } from '../store/timelines.js';
import { onFollowChanged } from './on-follow-changed.js';
import { onTweetDeleted } from './on-tweet-deleted.js';
import { onTweetEdited } from './on-tweet-edited.js';
import { onTweetPosted } from './on-tweet-posted.js';
import { onUserDeleted } from './on-user-deleted.js';

export interface ReactionDeps {
  graph: Graph;
  tweets: AuthorTweets;
  timelines: Timelines;
  mentions: Mentions;
  fanOut: FanOut;
  settings: TimelineSettings;
}

/** The consumer that carries tweets to followers; its lag is what backpressure measures. */
export const FAN_OUT = 'timeline-fan-out';

/**
 * Starts to react. Mutes, protection, suspension and deleted accounts need no reaction on others' timelines: the rules
 * ask the graph whenever a page is read.
 */
export async function startReactions(bus: Bus, deps: ReactionDeps, stack: DisposalStack): Promise<void> {
  const followChanged = onFollowChanged(deps);
  stack.use(
    await bus.consume({
      durable: FAN_OUT,
      reactions: {
        'tweet.posted': reaction<'tweet.posted'>(onTweetPosted(deps)),
        'tweet.edited': reaction<'tweet.edited'>(onTweetEdited(deps)),
        'tweet.deleted': reaction<'tweet.deleted'>(onTweetDeleted(deps)),
      },
    }),
  );
  stack.use(
    await bus.consume({
      durable: 'timeline-graph',
      reactions: {
        'user.followed': reaction<'user.followed'>(followChanged),
        'user.unfollowed': reaction<'user.unfollowed'>(followChanged),
        'user.blocked': reaction<'user.blocked'>(async ({ from, to }) => {
          // A block ends both follows.
          await followChanged({ from, to });
          await followChanged({ from: to, to: from });
        }),
        'user.deleted': reaction<'user.deleted'>(onUserDeleted(deps)),
      },
    }),
  );
}

/** The bus hands each reaction events of its own type alone. */
function reaction<T extends EventType>(react: (payload: EventPayloads[T]) => Promise<void>): Reaction {
  return (event) => react(event.payload as EventPayloads[T]);
}
