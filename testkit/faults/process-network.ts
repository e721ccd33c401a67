import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '#embedded/index.js';
import { withDisposal, type DisposalStack } from '#platform/lifecycle.js';
import { ensureSecrets } from '#platform/secrets.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { Child } from '../client/child.js';
import { NATS, REDIS, serverOf, whyMissing } from '../services/index.js';
import { rookeryProgram } from '../compiled/program.js';

/** Why no network of processes can be started here; empty when it can. */
export const missingServers: readonly string[] = [NATS, REDIS].map(whyMissing).filter((why) => why !== null);

/** A network of one process per service, of which each subgraph can be killed. */
export interface ProcessNetwork extends AsyncDisposable {
  /** The gateway's address. */
  readonly url: string;
  /** Kills the process of a subgraph (SIGKILL). */
  kill(subgraph: string): Promise<void>;
  /** Starts the process of a killed subgraph at the same address; resolves when it is ready. */
  restart(subgraph: string): Promise<void>;
}

/** Opens it, without rate limits and with further settings of the gateway. */
export function openProcessNetwork(settings: Record<string, string> = {}): Promise<ProcessNetwork> {
  return withDisposal(async (stack) => {
    const backing = { ...(await openBacking(stack)), ROOKERY_RATE_LIMITS: 'off' };
    const running = new Map<string, { child: Child; address: string }>();
    const start = async (subgraph: string, port = '0'): Promise<void> => {
      const child = stack.use(rookery(['subgraph', subgraph], { ...backing, PORT: port }));
      const [, address = ''] = await child.says(/is ready at (\S+)/);
      running.set(subgraph, { child, address });
    };
    await Promise.all(SUBGRAPH_NAMES.map((subgraph) => start(subgraph)));
    const addresses = Array.from(running, ([name, { address }]) => [`${name.toUpperCase()}_URL`, address]);
    const environment = { ...backing, ...Object.fromEntries(addresses), ...settings, PORT: '0' };
    const gateway = stack.use(rookery(['gateway'], environment));
    const [, url = ''] = await gateway.says(/is ready at (\S+)/);
    return {
      url,
      kill: async (subgraph) => void (await running.get(subgraph)!.child.kill('SIGKILL')),
      restart: (subgraph) => start(subgraph, new URL(running.get(subgraph)!.address).port),
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

/** A process that runs `rookery`. */
export function rookery(command: readonly string[], env: Record<string, string>): Child {
  return new Child(process.execPath, rookeryProgram(...command), env);
}

/**
 * The settings of processes that share real Redis and NATS, and documents: those at MONGODB_URL, or an embedded store in this
 * process.
 */
export async function openBacking(stack: DisposalStack): Promise<Record<string, string>> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-processes-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  await ensureSecrets(join(directory, 'secrets'));
  const mongodbUrl =
    process.env['MONGODB_URL'] ??
    stack.use(await startEmbeddedStore({ directory: join(directory, 'documents') })).url;
  const [nats, redis] = [stack.use(await serverOf(NATS)), stack.use(await serverOf(REDIS))];
  return {
    ROOKERY_NAMESPACE: `p${crypto.randomUUID().slice(0, 8)}`,
    ROOKERY_SECRETS: join(directory, 'secrets'),
    MONGODB_URL: mongodbUrl,
    REDIS_URL: redis.url,
    NATS_URL: nats.url,
    DRAIN_MS: '0',
  };
}
