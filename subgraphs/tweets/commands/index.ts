import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { Loaders } from '../loaders.js';
import type { TweetModel } from '../models.js';
import type { Actor } from './actor.js';
import { bookmarkTweet, unbookmarkTweet } from './bookmark-tweet.js';
import { deleteTweet } from './delete-tweet.js';
import type { CommandDeps } from './deps.js';
import { editTweet } from './edit-tweet.js';
import { likeTweet, unlikeTweet } from './like-tweet.js';
import { postTweet, type PostTweetInput } from './post-tweet.js';
import { retweet, undoRetweet } from './retweet.js';

export type { CommandDeps } from './deps.js';

/** Something done to a tweet that is named by its id; answers the tweet as it is afterwards. */
type OnTweet = (id: string) => Promise<TweetModel>;

/** What the viewer can do. Each throws UNAUTHENTICATED when nobody is signed in. */
export interface Commands {
  postTweet(input: PostTweetInput): Promise<TweetModel>;
  editTweet(edit: { id: string; text: string }): Promise<TweetModel>;
  deleteTweet(id: string): Promise<string>;
  likeTweet: OnTweet;
  unlikeTweet: OnTweet;
  retweet: OnTweet;
  undoRetweet: OnTweet;
  bookmarkTweet: OnTweet;
  unbookmarkTweet: OnTweet;
}

type Command<Input, Answer = string> = (deps: CommandDeps, actor: Actor, input: Input) => Promise<Answer>;

/** The commands of one request. */
export function createCommands(viewer: Viewer | null, loaders: Loaders, deps: CommandDeps): Commands {
  const byViewer =
    <Input, Answer>(command: Command<Input, Answer>) =>
    (input: Input): Promise<Answer> => {
      if (viewer === null) return Promise.reject(new RookeryError('UNAUTHENTICATED'));
      return command(deps, { id: viewer.id, loaders }, input);
    };
  const answering =
    <Input>(command: Command<Input, string | TweetModel>) =>
    async (input: Input): Promise<TweetModel> => {
      const answer = await byViewer(command)(input);
      // What the request read of it before it wrote no longer holds.
      loaders.tweet.clearAll();
      loaders.tweetsCount.clearAll();
      loaders.retweeted.clearAll();
      if (typeof answer === 'object') return answer;
      const model = await loaders.tweet.load(answer);
      if (model === null) throw new RookeryError('NOT_FOUND');
      return model;
    };
  return {
    postTweet: answering(postTweet),
    editTweet: answering(editTweet),
    deleteTweet: byViewer(deleteTweet),
    likeTweet: answering(likeTweet),
    unlikeTweet: answering(unlikeTweet),
    retweet: answering(retweet),
    undoRetweet: answering(undoRetweet),
    bookmarkTweet: answering(bookmarkTweet),
    unbookmarkTweet: answering(unbookmarkTweet),
  };
}
