import { test, type TestAPI } from 'vitest';
import type { Network, NetworkOptions } from '#network/index.js';
import { Client } from './client.js';
import { openNetwork } from './open-network.js';
import { cast, type TestUser } from './test-user.js';

/** The network and the users of a story. */
interface Scene<Name extends string, Newcomer extends string> {
  /** Users that exist from the first test to the last. */
  cast?: readonly Name[];
  /** New users for each test: `ann` is `ann1` in the first test, `ann2` in the next. */
  recentFollowers?: readonly Newcomer[];
  /** Network options that differ from those of every story. */
  network?: NetworkOptions;
}

/**
 * The `it` of a story: its tests get the network, `anybody` (an anonymous client), and the users by name. `beforeAll` hooks do not
 * get the users that are new in each test.
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
 * A story: one network and one cast from the first test to the end of the file. Called outside of `describe`.
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
  // All users are created together before the first test, so that their ids are in the order of the cast and no test waits. They
  // belong to this `it`, since every other `it` has its own network.
  told.beforeAll(({ lasting }) => void lasting);
  // The names of the fixtures are only known at run time.
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
