import type { IncomingMessage } from 'node:http';

/**
 * Returns what reads the address of a client. Behind `proxies` trusted proxies it is the address that the outermost one has
 * appended to `X-Forwarded-For`; entries further left come from the client and are not trusted.
 */
export function clientIpReader(proxies: number): (request: IncomingMessage) => string | null {
  return ({ headers, socket }) => {
    const direct = socket.remoteAddress ?? null;
    if (proxies === 0) return direct;
    const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
    return forwarded.at(-proxies)?.trim() || direct;
  };
}
