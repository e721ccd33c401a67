import { ConnectionString } from 'mongodb-connection-string-url';

/** What a MONGODB_URL says. */
export interface MongoServers {
  /** `host:port` of each server, or the name that a DNS record lists them under. */
  hosts: readonly string[];
  /** Whether connections are encrypted. */
  tls: boolean;
  /** The value of an option, by its name in any case; undefined where the URL has none. */
  option(name: string): string | undefined;
}

/** Values that would lose acknowledged writes, or read what is older than the reader's own writes. */
const REFUSED: readonly { option: string; fits: RegExp; reason: string }[] = [
  { option: 'w', fits: /^majority$/, reason: 'a write must be on most servers before it is acknowledged' },
  { option: 'journal', fits: /^true$/, reason: 'a write must be on disk before it is acknowledged' },
  { option: 'readPreference', fits: /^primary$/, reason: 'users must read their own writes' },
];

/**
 * Reads a standard connection string: one server or several, with or without credentials and options. Throws a TypeError that
 * says what is wrong and repeats no password.
 */
export function parseMongoUrl(text: string): MongoServers {
  if (!/^mongodb(\+srv)?:\/\//.test(text))
    throw new TypeError('must be a URL that begins with mongodb:// or mongodb+srv://');
  const url = read(text);
  const options = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const option = (name: string): string | undefined => options.get(name.toLowerCase());
  for (const { option: name, fits, reason } of REFUSED) {
    const value = option(name);
    if (value !== undefined && !fits.test(value))
      throw new TypeError(`must not have ${name}=${value}: ${reason}. Leave the option out`);
  }
  return { hosts: url.hosts, tls: (option('tls') ?? option('ssl') ?? String(url.isSRV)) === 'true', option };
}

function read(text: string): ConnectionString {
  try {
    return new ConnectionString(text);
  } catch (error) {
    const { message } = error as Error;
    // The library repeats what it could not read, which may hold a password.
    const reason =
      message.includes('@') || text.includes('@') ? 'percent-encode the user and the password' : message;
    throw new TypeError(
      `must be a connection string of MongoDB, mongodb://a:27017,b:27017/?replicaSet=NAME: ${reason}`,
    );
  }
}
