import { readFileSync } from 'node:fs';
import {
  credsAuthenticator,
  nkeyAuthenticator,
  type Authenticator,
  type NodeConnectionOptions,
} from '@nats-io/transport-node';
import { parseNatsUrl } from '../../config/nats-url.js';
import type { TlsFiles } from '../../servers/index.js';

/** Whom a process trusts, and who it is. The files are read again for each connection. */
export interface NatsAccess extends TlsFiles {
  /** The seed of a user's nkey. */
  nkeyFile?: string | undefined;
  /** A JWT with its seed. */
  credsFile?: string | undefined;
}

/** The options of the client library. Throws a TypeError for an invalid URL. */
export function connectionOptions(url: string, access: NatsAccess): NodeConnectionOptions {
  const { servers, tls, credentials } = parseNatsUrl(url);
  const authenticator = authenticatorOf(access);
  return {
    servers,
    ...credentials,
    ...(authenticator && { authenticator }),
    ...(tls && { tls: tlsOptions(access) }),
    timeout: 2_000,
    // The default gives up after some 20 s.
    maxReconnectAttempts: -1,
    // The default gives up when a server refuses twice, as it may while an operator changes the credentials.
    ignoreAuthErrorAbort: true,
    reconnectTimeWait: 250,
    // A server that hangs without closing the connection is disconnected after two missed pings.
    pingInterval: 5_000,
    maxPingOut: 2,
    noAsyncTraces: true,
  };
}

function tlsOptions({ caFile, certFile, keyFile }: NatsAccess) {
  return { ...(caFile && { caFile }), ...(certFile && { certFile }), ...(keyFile && { keyFile }) };
}

function authenticatorOf({ nkeyFile, credsFile }: NatsAccess): Authenticator | undefined {
  if (credsFile !== undefined) return credsAuthenticator(() => readFileSync(credsFile));
  if (nkeyFile !== undefined) return nkeyAuthenticator(() => readSeed(nkeyFile));
  return undefined;
}

/** The seed may stand between lines that say what it is. */
function readSeed(path: string): Uint8Array {
  return Buffer.from(/\bSU[A-Z2-7]{56}\b/.exec(readFileSync(path, 'utf8'))?.[0] ?? '');
}
