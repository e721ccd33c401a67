import type { IncomingMessage } from 'node:http';

/**
 * Whose address a request comes from. With `proxies` of our own before the gateway, the address that the outermost of them
 * saw; what stands further left in `X-Forwarded-For` was written by the client and is worth nothing.
 */
export function clientIpReader(proxies: number): (request: IncomingMessage) => string | null {
  return ({ headers, socket }) => {
    const direct = socket.remoteAddress ?? null;
    if (proxies === 0) return direct;
    const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
    return forwarded.at(-proxies)?.trim() || direct;
  };
}
