import { DisposalStack } from '#platform/lifecycle.js';
import { findBinary } from '#testkit/services/index.js';
import { connectMongo } from '#platform/mongo/index.js';
import { silentLog } from '#platform/log.js';
import { openStore } from '#subgraphs/tweets/store/index.js';
import { openSplitNetwork } from './weight/processes.js';
import { executors } from './weight/executors.js';
import { entityCache } from './weight/entity-cache.js';

/** Whether the parts that only save time are worth their code: on real subgraphs, with the documents of the demo graph. */
export async function run(): Promise<void> {
  if (!findBinary('redis-server') || !findBinary('nats-server'))
    return console.log('weight: skipped, redis-server or nats-server is not installed');
  await using stack = new DisposalStack();
  const network = await openSplitNetwork(stack);
  const mongo = stack.use(await connectMongo({ url: network.settings['MONGODB_URL']!, namespace: 'weight', monitorCommands: false, log: silentLog }));
  const store = await openStore(mongo);
  const tweets: { id: string; authorId: string }[] = [];
  for (let after: string | null = null; ; ) {
    const some = await store.tweets.all({ after, limit: 1_000 });
    if (some.length === 0) break;
    tweets.push(...some.map(({ _id, authorId }) => ({ id: _id, authorId })));
    after = tweets.at(-1)!.id;
  }
  tweets.reverse();
  const users = [...new Set(tweets.map(({ authorId }) => authorId))];
  if (process.env['WEIGHT'] !== 'cache') await executors(stack, network, tweets, users);
  if (process.env['WEIGHT'] !== 'executor') await entityCache(stack, network, tweets, users);
}
