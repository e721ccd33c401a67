// The entry of a process that runs the timeline subgraph and may kill itself during a fan-out.
// Environment: WORKER, a WorkerOptions as JSON.
import { EVENTS } from '#schema/events.js';
import { connectJetStreamBus } from '#platform/bus/index.js';
import { connectRedisCache, type Cache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { createLog } from '#platform/log.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { timelineSubgraph } from '#subgraphs/timeline/index.js';
import { intercept } from '../timeline/intercept.js';
import { COMMAND_TIMEOUT, workerDeps, type WorkerOptions } from './worker-deps.js';

const options = JSON.parse(process.env['WORKER'] ?? '') as WorkerOptions;
const log = createLog('worker', 'error');
const stack = new DisposalStack();
const { redisUrl: url, namespace } = options;
const cache = stack.use(await connectRedisCache({ url, namespace, log, commandTimeout: COMMAND_TIMEOUT }));
const bus = stack.use(
  await connectJetStreamBus({
    events: EVENTS,
    url: options.natsUrl,
    namespace,
    clock: systemClock,
    log,
    ackWait: 2_000,
    backoff: [20, 20, 20, 20],
  }),
);

/** Lets `writes` writes to timelines pass and kills this process with SIGKILL before the next one. */
function doomed(healthy: Cache, writes: number): Cache {
  return intercept(healthy, 'add', () => {
    if (writes-- === 0) process.kill(process.pid, 'SIGKILL');
  });
}

const deps: SubgraphDeps = await workerDeps(stack, options, {
  cache: options.writesToLive === null ? cache : doomed(cache, options.writesToLive),
  bus,
  log,
});
const config = { listen: null, secrets: { internal: Buffer.alloc(32), signingKeys: [] } };
await timelineSubgraph({ fanOutPage: options.fanOutPage, pushToAllBelow: 1_000_000 }).create(config, deps);
bus.open();
console.log('ready');
