import { DisposalStack } from '#platform/lifecycle.js';
import { findBinary } from '#testkit/services/index.js';
import { entityCache } from './weight/entity-cache.js';
import { executors } from './weight/executors.js';
import { openSplitNetwork, readDemoGraph } from './weight/processes.js';

/**
 * Whether the parts that only save CPU are worth their code: the executor of the subgraphs and the gateway's entity cache, on
 * real subgraphs with the demo graph, started by the commands of production.
 */
export async function run(): Promise<void> {
  if (!findBinary('redis-server') || !findBinary('nats-server'))
    return console.log('weight: skipped, redis-server or nats-server is not installed');
  await using stack = new DisposalStack();
  const network = await openSplitNetwork(stack);
  const graph = await readDemoGraph(network);
  await executors(stack, network, graph);
  await entityCache(stack, network, graph);
}
