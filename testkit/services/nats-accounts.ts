import { randomUUID } from 'node:crypto';
import { nkeys } from '@nats-io/transport-node';

type KeyPair = ReturnType<typeof nkeys.createUser>;

/** A server's configuration that admits one user by a JWT, and the credentials file of that user. */
export function jwtAccount(): { config: string; credentials: string } {
  const [operator, system, account] = [nkeys.createOperator(), nkeys.createAccount(), nkeys.createAccount()];
  const user = nkeys.createUser();
  const limits = {
    subs: -1,
    conn: -1,
    leaf: -1,
    imports: -1,
    exports: -1,
    data: -1,
    payload: -1,
    wildcards: true,
  };
  const storage = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 };
  const accounts = [
    [system, { type: 'account', limits }],
    [account, { type: 'account', limits: { ...limits, ...storage } }],
  ] as const;
  const preload = accounts.map(
    ([pair, claims]) => `${pair.getPublicKey()}: ${jwt(operator, pair.getPublicKey(), claims)}`,
  );
  const permitted = { type: 'user', subs: -1, data: -1, payload: -1, pub: {}, sub: {} };
  return {
    config: [
      `operator: ${jwt(operator, operator.getPublicKey(), { type: 'operator' })}`,
      `system_account: ${system.getPublicKey()}`,
      'resolver: MEMORY',
      `resolver_preload: {\n${preload.join('\n')}\n}`,
    ].join('\n'),
    credentials: credentialsFile(jwt(account, user.getPublicKey(), permitted), seedOf(user)),
  };
}

/** A user's nkey: the seed for the client, and the public key for the server. */
export function nkeyUser(): { seed: string; publicKey: string } {
  const user = nkeys.createUser();
  return { seed: seedOf(user), publicKey: user.getPublicKey() };
}

/** NATS's form of a JWT: claims about `subject`, signed by the nkey of the issuer. */
function jwt(issuer: KeyPair, subject: string, claims: object): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const header = { typ: 'JWT', alg: 'ed25519-nkey' };
  const body = {
    ...{ jti: randomUUID(), iat: Math.floor(Date.now() / 1_000), iss: issuer.getPublicKey() },
    ...{ sub: subject, name: 'test', nats: { version: 2, ...claims } },
  };
  const signed = `${part(header)}.${part(body)}`;
  return `${signed}.${Buffer.from(issuer.sign(Buffer.from(signed))).toString('base64url')}`;
}

function credentialsFile(token: string, seed: string): string {
  return [
    `-----BEGIN NATS USER JWT-----\n${token}\n------END NATS USER JWT------\n`,
    `-----BEGIN USER NKEY SEED-----\n${seed}\n------END USER NKEY SEED------\n`,
  ].join('\n');
}

function seedOf(pair: KeyPair): string {
  return new TextDecoder().decode(pair.getSeed());
}
