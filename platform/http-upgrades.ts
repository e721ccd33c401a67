import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Headers of an upgrade. Names in `Connection` belong to this connection alone. */
const OF_UPGRADES: ReadonlySet<string> = new Set(['upgrade', 'http2-settings']);

/**
 * Returns what answers a request that asks for an upgrade as if it did not ask, which HTTP allows (RFC 9110, 7.8). Clients offer
 * HTTP/2 in this way (`Upgrade: h2c`) and expect an ordinary answer. Node has taken the request for an upgrade already and reads
 * no body, so the server gets the connection once more, with the head of the request before the bytes that follow.
 */
export function ignoreUpgrades(
  server: Server,
): (request: IncomingMessage, stream: Duplex, next: Buffer) => void {
  /** The response to the latest request of each connection. */
  const responses = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', ({ socket }, response) => responses.set(socket, response));

  return (request, stream, next) => {
    const again = (): void => {
      stream.off('error', noError);
      if (stream.destroyed || stream.writableEnded) return;
      stream.unshift(Buffer.concat([Buffer.from(headWithoutUpgrade(request), 'latin1'), next]));
      server.emit('connection', stream);
    };
    const before = responses.get(stream);
    if (before === undefined) return again();
    // Node has taken its own listener away, and an error without one would end the process.
    stream.on('error', noError);
    // The answers of one connection come in the order of its requests.
    if (before.writableFinished) setImmediate(again);
    else before.once('finish', () => setImmediate(again));
  };
}

function noError(): void {
  // `close` follows every error.
}

function headWithoutUpgrade({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    const value = rawHeaders[index + 1]!;
    const lowerCase = name.toLowerCase();
    if (OF_UPGRADES.has(lowerCase)) continue;
    lines.push(`${name}: ${lowerCase === 'connection' ? withoutUpgrade(value) : value}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function withoutUpgrade(connection: string): string {
  return connection
    .split(',')
    .filter((option) => !OF_UPGRADES.has(option.trim().toLowerCase()))
    .join(',');
}
