import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '#embedded/index.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { withDisposal } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { openTestDeps } from '../subgraph-deps.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { ensureSecrets } from '#platform/secrets.js';
import { createTokenVerifier, publicJwks, type TokenVerifier } from '#platform/tokens/index.js';
import type { Viewer } from '#platform/viewer.js';
import { users } from '#subgraphs/users/index.js';

/** A clock that tests advance. It runs at a tenth of the real speed, so that nothing expires on a busy machine. */
export class MovableClock {
  readonly #start = Date.now();
  #ahead = 0;

  now(): number {
    return this.#start + Math.floor((Date.now() - this.#start) / 10) + this.#ahead;
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }
}

export interface SubgraphResponse {
  // Each test selects other fields, and compares the result as a whole.
  data: Record<string, any> | null; // eslint-disable-line @typescript-eslint/no-explicit-any
  errors?: { message: string; extensions: { code: string; field?: string; retryAfter?: number } }[];
}

/** A signed-in user, with the tokens of the session. */
export interface Member {
  id: string;
  username: string;
  viewer: Viewer;
  accessToken: string;
  refreshToken: string;
}

type UsersService = Awaited<ReturnType<typeof users.create>>;

/**
 * The users subgraph on real infrastructure, with requests in the form that the gateway sends. For tests that advance the
 * clock, count reads, or read the documents after a crash.
 */
export class UsersSubgraph implements AsyncDisposable {
  readonly infrastructure: SubgraphDeps;
  readonly service: UsersService;
  readonly clock: MovableClock;
  readonly verify: TokenVerifier;
  readonly #stack: DisposalStack;

  private constructor(parts: {
    stack: DisposalStack;
    infrastructure: SubgraphDeps;
    service: UsersService;
    clock: MovableClock;
    verify: TokenVerifier;
  }) {
    this.#stack = parts.stack;
    this.infrastructure = parts.infrastructure;
    this.service = parts.service;
    this.clock = parts.clock;
    this.verify = parts.verify;
  }

  /** Uses the server at MONGODB_URL, or else the embedded store. `adapt` may wrap a part of the infrastructure. */
  static open({
    rateLimits = false,
    adapt = (infrastructure: SubgraphDeps) => infrastructure,
  } = {}): Promise<UsersSubgraph> {
    return withDisposal(async (stack) => {
      const clock = new MovableClock();
      const directory = await mkdtemp(join(tmpdir(), 'rookery-users-'));
      stack.defer(() => rm(directory, { recursive: true, force: true }));
      const mongodbUrl =
        process.env['MONGODB_URL'] ??
        stack.use(await startEmbeddedStore({ directory: join(directory, 'documents') })).url;
      const secrets = await ensureSecrets(join(directory, 'secrets'));
      const infrastructure = await openTestDeps(stack, {
        mongodbUrl,
        redisUrl: undefined,
        natsUrl: undefined,
        namespace: `t${crypto.randomUUID().slice(0, 8)}`,
        secrets,
        rateLimits,
        monitorCommands: true,
        clock,
        log: silentLog,
      });
      const service = stack.use(await users.create({ listen: null, secrets }, adapt(infrastructure)));
      infrastructure.bus.open();
      const verify = createTokenVerifier(publicJwks(secrets), clock);
      return new UsersSubgraph({ stack, infrastructure, service, clock, verify });
    });
  }

  /** Sends the subgraph a request as the gateway does, with or without a viewer. */
  async ask(
    query: string,
    as: Member | null = null,
    clientIp: string | null = null,
  ): Promise<SubgraphResponse> {
    const viewer = as?.viewer ?? null;
    return (await this.service.ask({ query }, { viewer, requestId: 'test', clientIp })) as SubgraphResponse;
  }

  /** Registers users, in the order of the names. */
  async members(...usernames: string[]): Promise<Member[]> {
    const members: Member[] = [];
    for (const username of usernames) {
      const email = `${username}@rookery.example`;
      members.push(
        await this.session(
          `register(input: { username: "${username}", email: "${email}", password: "correct horse", displayName: "${username}" })`,
        ),
      );
    }
    return members;
  }

  /** Runs a mutation that opens a session, and returns the signed-in user. */
  async session(mutation: string, as: Member | null = null): Promise<Member> {
    const { data, errors } = await this.ask(
      `mutation { session: ${mutation} { accessToken refreshToken user { id username } } }`,
      as,
    );
    if (!data?.['session']) throw new Error(`No session: ${JSON.stringify(errors)}`);
    const { accessToken, refreshToken, user } = data['session'];
    const token = await this.verify(accessToken);
    if (token === null || token === 'expired') throw new Error('The access token is not valid.');
    return { ...user, viewer: token.viewer, accessToken, refreshToken };
  }

  /** Resolves when all events are published and handled. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      const waiting = [await this.service.pending(), ...(await this.infrastructure.bus.pending()).values()];
      quiet = waiting.every((count) => count === 0) ? quiet + 1 : 0;
      if (quiet === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  /** The collections of the subgraph's find commands during `action`, sorted. */
  async findsDuring(action: () => Promise<unknown>): Promise<string[]> {
    const finds: string[] = [];
    const stop = this.infrastructure.mongo.onCommand(({ command, commandName, databaseName }) => {
      const ofSubgraph = commandName === 'find' && /_(users|relationships)$/.test(databaseName);
      // The outbox looks for left-over events at intervals.
      const ofSweep = Object.hasOwn((command['filter'] ?? {}) as object, 'outbox.id');
      if (ofSubgraph && !ofSweep) finds.push(String(command['find']));
    });
    try {
      await action();
    } finally {
      stop();
    }
    return finds.sort();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack[Symbol.asyncDispose]();
  }
}
