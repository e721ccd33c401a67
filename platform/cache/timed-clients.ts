import { Cluster, Redis, type ClusterOptions, type RedisOptions } from 'ioredis';

/** A client of one server or of the servers of a cluster. */
export type RedisClient = TimedRedis | TimedCluster;

/** The error message of a command that timed out. */
export const TIMED_OUT = 'Command timed out';

type Command = Parameters<Redis['sendCommand']>[0];

/** Called when a command has ended: with its name, the time since it was sent in ms, and whether it failed. */
export type CommandObserver = (command: string, ms: number, isFailed: boolean) => void;

const ignore: CommandObserver = () => undefined;

/**
 * A client of one server with a timeout for each command, in ms. The driver's own timeout includes the time that this process
 * is busy: an overloaded process would reject replies that have already arrived, and its fallbacks would add load.
 */
export class TimedRedis extends Redis {
  observe = ignore;
  readonly #timeout: number;
  readonly #cork = new Cork();

  constructor(timeout: number, options: RedisOptions & { replyMapping?: 'legacy' }) {
    super(options);
    this.#timeout = timeout;
  }

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    limitTime(command, this.#timeout, this.observe);
    this.#cork.forThisTurn(() => [this]);
    return super.sendCommand(command, stream);
  }
}

/** A client of a cluster with the same timeout, which holds for a command with its redirections. */
export class TimedCluster extends Cluster {
  observe = ignore;
  readonly #timeout: number;
  readonly #cork = new Cork();

  constructor(
    timeout: number,
    hosts: { host: string; port: number }[],
    options: ClusterOptions & { redisOptions?: { replyMapping?: 'legacy' } },
  ) {
    super(hosts, options);
    this.#timeout = timeout;
  }

  override sendCommand(...[command, stream, node]: Parameters<Cluster['sendCommand']>): unknown {
    // The driver would keep the command and send it when the cluster is back, when its caller has long gone on without.
    if (this.status !== 'ready' && command.name !== 'cluster') {
      command.reject(new Error('The cluster cannot be reached'));
      return command.promise;
    }
    limitTime(command, this.#timeout, this.observe);
    this.#cork.forThisTurn(() => this.nodes('master'));
    return super.sendCommand(command, stream, node);
  }
}

function limitTime(command: Command, timeout: number, observe: CommandObserver): void {
  const rejectTimedOut = (): void => command.reject(new Error(TIMED_OUT));
  const begunAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let isSettled = false;
  const settle = (isFailed: boolean): void => {
    isSettled = true;
    clearTimeout(timer);
    observe(command.name, performance.now() - begunAt, isFailed);
  };
  command.promise.then(
    () => settle(false),
    () => settle(true),
  );
  // The timeout starts when the command is sent.
  process.nextTick(() => {
    if (isSettled) return;
    // Replies that have arrived by now are read between the timer and the immediate: then the command is already settled.
    timer = setTimeout(() => setImmediate(rejectTimedOut), timeout);
  });
}

/** Sends all commands of one turn in a single write to each server, which costs no more than a write for each command. */
class Cork {
  #isCorked = false;

  forThisTurn(servers: () => readonly Redis[]): void {
    if (this.#isCorked) return;
    const streams = servers().flatMap(({ status, stream }) => (status === 'ready' ? [stream] : []));
    if (streams.length === 0) return;
    this.#isCorked = true;
    for (const stream of streams) stream.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      for (const stream of streams) stream.uncork();
    });
  }
}
