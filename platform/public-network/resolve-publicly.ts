import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address.js';

/** How long a name server may take, in ms. It is asked once: the client of a request waits, and other callers try again. */
const QUERY_MS = 1_000;

/** A host has an address that is not public. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';

  constructor(host: string) {
    super(`The host ${host} has an address that is not public.`);
  }
}

export interface AddressOptions {
  /** Accepts addresses of this machine too, for tests and local development. @default false */
  allowLoopback?: boolean | undefined;
  /** The name servers. @default those of the system */
  nameServers?: readonly string[] | undefined;
}

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/**
 * The IP addresses of a host, which may be an address itself. Rejects with NotPublic when one of them is not public, and with the
 * resolver's error when the host has none.
 */
export type ResolvePublicly = (host: string) => Promise<Address[]>;

/**
 * Asks the name servers directly: the resolver of the system would keep a thread of the process for as long as a stranger's name
 * server does not answer.
 */
export function publicResolver({ allowLoopback = false, nameServers }: AddressOptions): ResolvePublicly {
  const resolver = new Resolver({ timeout: QUERY_MS, tries: 1 });
  if (nameServers) resolver.setServers(nameServers);
  const isAllowed = (address: string): boolean =>
    isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));

  return async (host) => {
    const addresses = isIP(host) === 0 ? await addressesOf(resolver, host) : [host];
    if (!addresses.every(isAllowed)) throw new NotPublic(host);
    return addresses.map((address) => ({ address, family: isIP(address) === 4 ? 4 : 6 }));
  };
}

/** The addresses of both families; rejects when there is none. */
async function addressesOf(resolver: Resolver, host: string): Promise<string[]> {
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = [v4, v6].flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  if (found.length > 0) return found;
  throw v4.status === 'rejected' ? v4.reason : new Error(`The host ${host} has no address.`);
}
