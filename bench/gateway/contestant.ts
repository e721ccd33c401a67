import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The settings of a gateway under test. */
export interface Order {
  /** URLs that accept unsigned requests, for the peers; by subgraph. */
  subgraphs: Readonly<Record<string, string>>;
  /** URLs that require signed requests, for our gateway; by subgraph. */
  signedSubgraphs: Readonly<Record<string, string>>;
  /** The signing secret of `signedSubgraphs`, in hex. */
  secret: string;
  /** The supergraph with the URLs of `subgraphs`. */
  supergraph: string;
}

/** The first message of a gateway process. */
export interface Ready {
  url: string;
  /** Access tokens of several users, for gateways that authenticate. */
  tokens?: readonly string[];
}

/** A process in the comparison. */
export interface Contestant<Started> extends AsyncDisposable {
  readonly started: Started;
  /** Returns the CPU time of the process so far, in ms. */
  cpu(): Promise<number>;
}

/** Starts a program in its own process; resolves with its first message. */
export async function start<Started>(
  program: URL,
  order?: Order,
  args: readonly string[] = [],
): Promise<Contestant<Started>> {
  const child = fork(program, [JSON.stringify(order ?? {}), ...args], {
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
  });
  const started = await nextMessage<Started>(child);
  return {
    started,
    cpu: async () => {
      child.send('cpu');
      const { user, system } = await nextMessage<NodeJS.CpuUsage>(child);
      return (user + system) / 1_000;
    },
    [Symbol.asyncDispose]: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  const settled = new AbortController();
  const { signal } = settled;
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error(`${child.spawnargs.join(' ')} exited before it sent a message.`);
  });
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Message];
    return message;
  } finally {
    settled.abort();
    ended.catch(() => undefined);
  }
}
