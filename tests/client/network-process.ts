import { Child } from './child.js';

/** An empty network in a process of its own, on documents that outlive it: what a test kills and starts again. */
export async function startNetwork(directory: string): Promise<{ child: Child; url: string }> {
  const args = ['--conditions=source', '--import', 'tsx', 'network/main.ts'];
  const env = { PORT: '0', ROOKERY_DATA: directory, ROOKERY_SEED: 'none', ROOKERY_RATE_LIMITS: 'off' };
  const child = new Child(process.execPath, args, env);
  const [, url = ''] = await child.says(/GraphQL\s+(http\S+)\/graphql[^]*Data/);
  return { child, url };
}
