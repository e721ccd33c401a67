import type { IncomingMessage } from 'node:http';
import { ipAddressIn } from '#platform/ip-address.js';

/**
 * Returns what reads the address of a client, in its canonical form. Behind `proxies` trusted proxies it is the address that
 * the outermost one has appended to `X-Forwarded-For`; entries further left come from the client and are not trusted. Where
 * that entry is missing or no address, it is the address of the peer: the nearest proxy.
 */
export function clientIpReader(proxies: number): (request: IncomingMessage) => string | null {
  return ({ headers, socket }) => {
    const { remoteAddress = null } = socket;
    const direct = remoteAddress && (ipAddressIn(remoteAddress) ?? remoteAddress);
    if (proxies === 0) return direct;
    const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
    return ipAddressIn(forwarded.at(-proxies) ?? '') ?? direct;
  };
}
