import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a gateway under test is told when it starts. */
export interface Order {
  /** Where each subgraph answers without a signature, for gateways that know none. */
  subgraphs: Readonly<Record<string, string>>;
  /** Where each subgraph answers our gateway, which signs. */
  signedSubgraphs: Readonly<Record<string, string>>;
  /** The secret that the signed subgraphs expect, in hex. */
  secret: string;
  /** The composed graph, with the addresses of `subgraphs` in it. */
  supergraph: string;
}

/** What it says when it is ready. */
export interface Ready {
  url: string;
  /** Access tokens of several users, where a gateway wants to know who asks. */
  tokens?: readonly string[];
}

/** A process that takes part in the comparison. */
export interface Contestant<Started> extends AsyncDisposable {
  readonly started: Started;
  /** CPU that the process has used so far, in ms. */
  cpu(): Promise<number>;
}

/** Starts a program as a process of its own; resolves when it says that it is ready. */
export async function start<Started>(
  program: URL,
  order?: Order,
  words: readonly string[] = [],
): Promise<Contestant<Started>> {
  const child = fork(program, [JSON.stringify(order ?? {}), ...words], {
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
  });
  const started = await answerOf<Started>(child);
  return {
    started,
    cpu: async () => {
      child.send('cpu');
      const { user, system } = await answerOf<NodeJS.CpuUsage>(child);
      return (user + system) / 1_000;
    },
    [Symbol.asyncDispose]: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const settled = new AbortController();
  const { signal } = settled;
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error(`${child.spawnargs.join(' ')} ended before it answered.`);
  });
  try {
    const [answer] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Answer];
    return answer;
  } finally {
    settled.abort();
    ended.catch(() => undefined);
  }
}
