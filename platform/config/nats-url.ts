/** What a NATS_URL says. */
export interface NatsServers {
  /** `host:port` of each server of the cluster. */
  servers: string[];
  /** Whether the connection must be encrypted (`tls://`). */
  tls: boolean;
  /** A user and a password, a token, or null where the URL has neither. */
  credentials: { user: string; pass: string } | { token: string } | null;
}

const DEFAULT_PORT = '4222';

/**
 * Reads `nats://` or `tls://` URLs of the servers of one cluster, separated by commas. Throws a TypeError that says what is
 * wrong and repeats no password.
 */
export function parseNatsUrl(text: string): NatsServers {
  const urls = text.split(',').map((each) => parseServer(each.trim()));
  const tls = urls.some(({ protocol }) => protocol === 'tls:');
  if (tls && urls.some(({ protocol }) => protocol !== 'tls:'))
    throw new TypeError('must use tls:// for all servers or for none');
  // One client has one identity. The first server's, or the same at each server, is how others write it.
  const given = new Set(urls.map(({ username, password }) => `${username}:${password}`));
  given.delete(':');
  if (given.size > 1) throw new TypeError('must not have different credentials for different servers');
  const named = urls.find(({ username, password }) => username !== '' || password !== '');
  return {
    servers: urls.map(({ hostname, port }) => `${hostname}:${port || DEFAULT_PORT}`),
    tls,
    credentials: named ? credentialsOf(named) : null,
  };
}

function parseServer(text: string): URL {
  const shape = 'must be nats:// or tls:// URLs of servers, separated by commas';
  if (!URL.canParse(text)) throw new TypeError(shape);
  const url = new URL(text);
  if (!['nats:', 'tls:'].includes(url.protocol) || url.hostname === '') throw new TypeError(shape);
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '')
    throw new TypeError(`must have nothing after the host and port: ${url.protocol}//${url.host}`);
  return url;
}

/** A name without a password is a token, as in NATS's own tools. */
function credentialsOf({ username, password }: URL): NatsServers['credentials'] {
  if (username === '') throw new TypeError('must have a user before the password');
  try {
    const user = decodeURIComponent(username);
    return password === '' ? { token: user } : { user, pass: decodeURIComponent(password) };
  } catch {
    throw new TypeError('must have its credentials percent-encoded');
  }
}
