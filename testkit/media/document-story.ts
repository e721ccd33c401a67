import type { Network } from '#network/index.js';
import { media } from '#subgraphs/media/index.js';
import type { TestUser } from '../client/index.js';
import { MediaOfTweet, PostMedia } from '../operations/media.js';
import { redAndBlue } from './pictures.js';
import { uploadMedia, variantsOf } from './upload.js';

/** Every write and read of media: a picture from its upload to its end, one that fails, and the sweep. */
export async function showPictures(network: Network, user: TestUser): Promise<void> {
  const upload = await uploadMedia(user, await (await redAndBlue(30, 20)).jpeg().toBuffer());
  const { tweetPost } = await user.get(PostMedia, { input: { text: '', mediaIds: [upload.id] } });
  await network.settle();
  await user.get(MediaOfTweet, { id: tweetPost.tweet.id });
  await fetch(variantsOf(upload)[0]!.url);
  await user.deleteTweet(tweetPost.tweet.id);
  await uploadMedia(user, Buffer.from('no picture'));
  await network.settle();
  const { sweep } = network.subgraph(media).parts as { sweep: { sweep(): Promise<number> } };
  await sweep.sweep();
}
