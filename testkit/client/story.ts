import { test, type TestAPI } from 'vitest';
import type { Network, NetworkOptions } from '#network/index.js';
import { Client } from './client.js';
import { openNetwork } from './open-network.js';
import { cast, type TestUser } from './test-user.js';

/** Where a story plays, and who is in it. */
interface Scene<Name extends string, Newcomer extends string> {
  /** Who is there from the first test to the last. */
  cast?: readonly Name[];
  /** Of whom every test has others: `ann` is `ann1` in the first one, `ann2` in the next. */
  recentFollowers?: readonly Newcomer[];
  /** Where the network is not as in every story. */
  network?: NetworkOptions;
}

/**
 * The `it` of a story: gives tests the network, anybody (who has not signed in), and the users by name. What is done once,
 * before all, knows no newcomers.
 */
type Story<Name extends string, Newcomer extends string> = TestAPI<
  Lasting<Name> & Record<Newcomer, TestUser> & { readonly $__file?: Lasting<Name> }
>;

type Lasting<Name extends string> = { network: Network; anybody: Client } & Record<Name, TestUser>;

interface Gathered {
  lasting: Map<string, TestUser>;
  passing: Map<string, TestUser>;
}

type Use = (user: TestUser | undefined) => Promise<void>;

/**
 * A story of one network and one cast, which are there from the first test to the end of the file. To be called outside of
 * `describe`.
 */
export function story<Name extends string = never, Newcomer extends string = never>(
  scene: Scene<Name, Newcomer> = {},
): Story<Name, Newcomer> {
  const { cast: names = [], recentFollowers = [], network: options } = scene;
  let round = 0;
  const it = test
    .extend('network', { scope: 'file' }, async ({}, { onCleanup }) => {
      const network = await openNetwork(options);
      onCleanup(() => network[Symbol.asyncDispose]());
      return network;
    })
    .extend('anybody', { scope: 'file' }, ({ network }) => new Client(network.url))
    .extend('lasting', { scope: 'file' }, async ({ network }, { onCleanup }) => {
      const users = await gather(network, names);
      onCleanup(() => hangUp(users));
      return users;
    })
    .extend('passing', async ({ network }, { onCleanup }) => {
      const users = await gather(network, recentFollowers, `${++round}`);
      onCleanup(() => hangUp(users));
      return users;
    });
  const users = [
    ...names.map((name) => [
      name,
      [({ lasting }: Gathered, use: Use) => use(lasting.get(name)), { scope: 'file' }],
    ]),
    ...recentFollowers.map((name) => [name, ({ passing }: Gathered, use: Use) => use(passing.get(name))]),
  ];
  const told = it.extend(Object.fromEntries(users));
  // All at once, before the first test: nobody is younger for being asked for later, and no test waits for it. Asked of
  // the `it` that tells the story, since every other has a network of its own.
  told.beforeAll(({ lasting }) => void lasting);
  return told as unknown as Story<Name, Newcomer>;
}

async function gather(
  network: Network,
  names: readonly string[],
  suffix = '',
): Promise<Map<string, TestUser>> {
  const users = await cast(network, ...names.map((name) => name + suffix));
  return new Map(names.map((name) => [name, users[name + suffix] as TestUser]));
}

async function hangUp(users: Map<string, TestUser>): Promise<void> {
  for (const user of users.values()) await user[Symbol.asyncDispose]();
}
