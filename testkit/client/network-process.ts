import type { Network } from '#network/index.js';
import { Child } from './child.js';
import { openNetwork } from './open-network.js';

/** An empty network in a process of its own, on documents that outlive it: what a test kills and starts again. */
export async function startNetwork(directory: string): Promise<{ child: Child; url: string }> {
  const args = ['--conditions=source', '--import', 'tsx', 'network/main.ts'];
  const env = { PORT: '0', ROOKERY_DATA: directory, ROOKERY_SEED: 'none', ROOKERY_RATE_LIMITS: 'off' };
  const child = new Child(process.execPath, args, env);
  const [, url = ''] = await child.says(/GraphQL\s+(http\S+)\/graphql[^]*Data/);
  return { child, url };
}

/** The same network in this process, which costs far less to start, when the one before has ended. */
export function openNetworkOf(directory: string, namespace = 'rookery'): Promise<Network> {
  const embedded = { mongodbUrl: undefined, redisUrl: undefined, natsUrl: undefined };
  return openNetwork({ ...embedded, directory, namespace });
}
