import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Network } from '#network/index.js';
import { systemClock } from '#platform/clock.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { ensureSecrets } from '#platform/secrets.js';
import { createTokenSigner } from '#platform/tokens/index.js';
import { relationshipCollections } from '#social/read-models/relationships/index.js';
import { Client } from '#testkit/client/index.js';

/** A user of the bench, signed in. */
export interface Member {
  id: string;
  token: string;
  client: Client;
}

export interface Crowd {
  network: Network;
  /** New users, with accounts alone: they have neither a profile nor a password. */
  join(count: number): Promise<Member[]>;
}

/** A network of one process for `sockets` sockets of this machine, and users who cost no registration. */
export async function openCrowd(stack: DisposalStack, sockets: number): Promise<Crowd> {
  const secretsDirectory = await mkdtemp(join(tmpdir(), 'rookery-bench-'));
  stack.defer(() => rm(secretsDirectory, { recursive: true, force: true }));
  const secrets = await ensureSecrets(secretsDirectory);
  const network = stack.use(
    await Network.create({
      mongodbUrl: process.env['MONGODB_URL'],
      ...{ secretsDirectory, rateLimits: false, monitorCommands: true },
      limits: { socketsPerAddress: sockets + 1 },
    }),
  );
  const { ids, mongo } = network.infrastructure;
  const sign = createTokenSigner(secrets, systemClock);
  return {
    network,
    async join(count) {
      const all = Array.from({ length: count }, () => ids.next());
      const state = { protected: false, followersCount: 0, suspendedAt: null, deletedAt: null };
      await relationshipCollections(mongo).accounts.insertMany(
        all.map((_id) => ({ _id, usernameKey: _id, sessionsAfter: '', ...state })),
      );
      return Promise.all(
        all.map(async (id) => {
          const { accessToken: token } = await sign({ id, sessionId: ids.next() });
          return { id, token, client: new Client(network.url, token) };
        }),
      );
    },
  };
}
