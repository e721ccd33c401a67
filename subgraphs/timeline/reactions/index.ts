import type { EventPayloads, EventType } from '#schema/events.js';
import type { Bus, Reaction } from '#platform/bus/index.js';
import { FAN_OUT } from '#social/fan-out.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { ReactionDeps } from './deps.js';
import { onEngagement } from './engagement/count-engagement.js';
import { onFollowChanged } from './graph/sync-follow.js';
import { onTweetDeleted } from './fan-out/on-tweet-deleted.js';
import { onTweetEdited } from './fan-out/on-tweet-edited.js';
import { onTweetPosted } from './fan-out/on-tweet-posted.js';
import { onUserDeleted } from './graph/on-user-deleted.js';

/** Tweets carried side by side: each waits most of the time, for answers that it shares with the others. */
const FAN_OUTS = 64;

/**
 * Starts to react. Mutes, protection, suspension and deleted accounts need no reaction on others' timelines: the rules
 * ask the graph whenever a page is read.
 */
export async function startReactions(bus: Bus, deps: ReactionDeps, stack: DisposalStack): Promise<void> {
  const consume = async (
    durable: string,
    reactions: { [T in EventType]?: Reaction },
    rest: { concurrency?: number } = {},
  ): Promise<void> => {
    stack.use(await bus.consume({ durable, reactions, ...rest }));
  };
  const guarded = <T extends EventType>(type: T, react: (payload: EventPayloads[T]) => Promise<void>) => ({
    // The bus hands each reaction events of its own type alone.
    [type]: deps.catchUp.guard(type, (event) => react(event.payload as EventPayloads[T])),
  });
  const followChanged = onFollowChanged(deps);
  const engagement = deps.catchUp.forgive(onEngagement(deps.engagement));

  await consume(
    FAN_OUT,
    {
      ...guarded('tweet.posted', onTweetPosted(deps)),
      ...guarded('tweet.edited', onTweetEdited(deps)),
      ...guarded('tweet.deleted', onTweetDeleted(deps)),
    },
    { concurrency: FAN_OUTS },
  );
  await consume('timeline-graph', {
    ...guarded('user.followed', followChanged),
    ...guarded('user.unfollowed', followChanged),
    ...guarded('user.blocked', async ({ from, to }) => {
      // A block ends both follows.
      await followChanged({ from, to });
      await followChanged({ from: to, to: from });
    }),
    ...guarded('user.deleted', onUserDeleted(deps)),
  });
  await consume('timeline-engagement', {
    'tweet.liked': engagement,
    'tweet.unliked': engagement,
    'tweet.posted': engagement,
    'tweet.deleted': engagement,
  });
}
