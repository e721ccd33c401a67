import type { Network } from '#network/index.js';
import { Child } from './child.js';
import { openNetwork } from './open-network.js';
import { rookeryProgram } from '../compiled/program.js';

/** An empty network in its own process, on documents that outlive it: for tests that kill and restart it. */
export async function startNetwork(
  directory: string,
  settings: Record<string, string> = {},
): Promise<{ child: Child; url: string }> {
  const args = rookeryProgram('start');
  const env = {
    PORT: '0',
    ROOKERY_DATA: directory,
    ROOKERY_SEED: 'none',
    ROOKERY_RATE_LIMITS: 'off',
    ...settings,
  };
  const child = new Child(process.execPath, args, env);
  const [, url = ''] = await child.says(/GraphQL\s+(http\S+)\/graphql[^]*Data/);
  return { child, url };
}

/** The same network in this process, which starts much faster, after the other process has ended. */
export function openNetworkOf(directory: string, namespace = 'rookery'): Promise<Network> {
  const embedded = { mongodbUrl: undefined, redisUrl: undefined, natsUrl: undefined };
  return openNetwork({ ...embedded, directory, namespace, monitorCommands: false });
}
