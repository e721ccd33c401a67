/** What a REDIS_URL says. */
export interface RedisServers {
  kind: 'server' | 'cluster' | 'sentinel';
  /** One server, some servers of a cluster, or the sentinels. */
  hosts: { host: string; port: number }[];
  /** Whether the connections must be encrypted (`rediss`). */
  tls: boolean;
  /** A password without a user is the default user's. */
  credentials: { username?: string; password?: string };
  /** What the sentinels call their master; null for the other kinds. */
  master: string | null;
  /** The number of the database; 0 for the other kinds than one server. */
  database: number;
}

const SHAPE =
  /^redis(?<tls>s?)(?:\+(?<kind>cluster|sentinel))?:\/\/(?:(?<credentials>[^@/]*)@)?(?<hosts>[^@/?#]+)(?:\/(?<path>[^?#]*))?$/;

/** The ports where Redis servers and sentinels listen by default. */
const PORTS = { server: 6379, cluster: 6379, sentinel: 26_379 };

/**
 * Reads `redis://`, `redis+cluster://` or `redis+sentinel://`, each also with `rediss`. Throws a TypeError that says what is
 * wrong and repeats no password.
 */
export function parseRedisUrl(text: string): RedisServers {
  const found = SHAPE.exec(text)?.groups;
  if (!found?.['hosts'])
    throw new TypeError(
      'must be redis://host:port, redis+cluster://host:port,host:port or redis+sentinel://host:port,host:port/name, or the same with rediss',
    );
  const kind = (found['kind'] ?? 'server') as RedisServers['kind'];
  const hosts = found['hosts'].split(',').map((host) => parseHost(host, PORTS[kind]));
  if (kind === 'server' && hosts.length > 1)
    throw new TypeError('must begin with redis+cluster:// or redis+sentinel:// to name several servers');
  return {
    kind,
    hosts,
    tls: found['tls'] !== '',
    credentials: parseCredentials(found['credentials'] ?? ''),
    ...parsePath(kind, found['path'] ?? ''),
  };
}

/** The hosts, for messages. */
export function hostsOf({ hosts }: RedisServers): string {
  return hosts.map(({ host, port }) => `${host}:${port}`).join(', ');
}

function parseHost(text: string, defaultPort: number): RedisServers['hosts'][number] {
  const url = URL.canParse(`redis://${text}`) ? new URL(`redis://${text}`) : null;
  if (!url?.hostname) throw new TypeError(`must have host:port, not ${text}`);
  // A socket wants the address of IPv6 without its brackets.
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || defaultPort) };
}

function parseCredentials(text: string): RedisServers['credentials'] {
  const [user = '', ...rest] = text.split(':');
  try {
    const [username, password] = [user, rest.join(':')].map(decodeURIComponent);
    if (username && !password) throw new TypeError('must have a password after its user');
    return { ...(username && { username }), ...(password && { password }) };
  } catch (error) {
    if (error instanceof URIError) throw new TypeError('must have its credentials percent-encoded');
    throw error;
  }
}

function parsePath(kind: RedisServers['kind'], path: string): Pick<RedisServers, 'master' | 'database'> {
  if (kind === 'sentinel') {
    if (path === '') throw new TypeError('must end with /name, what the sentinels call their master');
    return { master: path, database: 0 };
  }
  if (kind === 'cluster' && path !== '')
    throw new TypeError('must have nothing after its hosts: a Redis Cluster has no other databases');
  if (!/^\d{0,5}$/.test(path)) throw new TypeError(`must end with the number of a database, not /${path}`);
  return { master: null, database: Number(path) };
}
