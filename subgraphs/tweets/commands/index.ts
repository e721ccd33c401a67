import { bindCommands, signedIn, type BoundCommands, type Command } from '#platform/commands.js';
import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { TweetModel } from '../models.js';
import type { Loaders } from '../queries/loaders.js';
import type { Actor } from './actor.js';
import { bookmarkTweet, unbookmarkTweet } from './bookmark-tweet.js';
import { deleteTweet } from './delete-tweet.js';
import type { CommandDeps } from './deps.js';
import { editTweet } from './edit-tweet.js';
import { likeTweet, unlikeTweet } from './like-tweet.js';
import { muteConversation, unmuteConversation } from './mute-conversation.js';
import { postTweet } from './post-tweet.js';
import { retweet, undoRetweet } from './retweet.js';

export type { CommandDeps } from './deps.js';

type TweetsCommand<Input, Result> = Command<CommandDeps, Actor, Input, Result>;

/**
 * Turns a command that returns the id of a tweet into one that returns the tweet as it is after the write, or NOT_FOUND when
 * the viewer may not see it.
 */
function returningTweet<Input>(
  command: TweetsCommand<Input, string | TweetModel>,
): TweetsCommand<Input, TweetModel> {
  return async (deps, actor, input) => {
    const result = await command(deps, actor, input);
    const { loaders } = actor;
    // The request may have loaded values before the write.
    loaders.tweet.clearAll();
    loaders.tweetsCount.clearAll();
    loaders.retweeted.clearAll();
    if (typeof result === 'object') return result;
    const model = await loaders.tweet.load(result);
    if (model === null) throw new RookeryError('NOT_FOUND');
    return model;
  };
}

const COMMANDS = {
  postTweet: returningTweet(postTweet),
  editTweet: returningTweet(editTweet),
  deleteTweet,
  likeTweet: returningTweet(likeTweet),
  unlikeTweet: returningTweet(unlikeTweet),
  retweet: returningTweet(retweet),
  undoRetweet: returningTweet(undoRetweet),
  bookmarkTweet: returningTweet(bookmarkTweet),
  unbookmarkTweet: returningTweet(unbookmarkTweet),
  muteConversation: returningTweet(muteConversation),
  unmuteConversation: returningTweet(unmuteConversation),
};

export type Commands = BoundCommands<typeof COMMANDS>;

/** The commands of one request. Each rejects with UNAUTHENTICATED when the request has no viewer. */
export function createCommands(viewer: Viewer | null, loaders: Loaders, deps: CommandDeps): Commands {
  return bindCommands(COMMANDS, deps, (): Actor => ({ id: signedIn(viewer).id, loaders }));
}
