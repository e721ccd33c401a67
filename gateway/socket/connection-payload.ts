type Payload = Readonly<Record<string, unknown>>;

/** The names under which client libraries send a token, or a whole `Authorization` header. */
const TOKEN_NAMES: ReadonlySet<string> = new Set(['authorization', 'accesstoken', 'authtoken', 'token']);
const NO_TOKEN: ReadonlySet<unknown> = new Set([undefined, null, '']);

/**
 * The `Authorization` header of a connection payload: as `authorization`, or from a bare token as `accessToken`, `authToken` or
 * `token`, in any case, or below `headers`. Undefined when the payload has none, or an empty one.
 */
export function authorizationOf(payload: Payload | undefined): string | undefined {
  const [name = '', value] = tokenEntry(payload) ?? [];
  if (typeof value !== 'string' || value === '') return undefined;
  const isBare = name.toLowerCase() !== 'authorization' && !value.includes(' ');
  return isBare ? `Bearer ${value}` : value;
}

/**
 * Whether a payload says who connects, or says nothing. A payload with other names alone is probably a token under a name that
 * is not known here: its sender would be anonymous without a word.
 */
export function isUnderstood(payload: Payload | undefined): boolean {
  const entry = tokenEntry(payload);
  if (entry) return typeof entry[1] === 'string' || NO_TOKEN.has(entry[1]);
  return Object.values(payload ?? {}).every((value) => NO_TOKEN.has(value));
}

function tokenEntry(payload: Payload | undefined): [string, unknown] | undefined {
  if (!payload) return undefined;
  const { headers } = payload;
  const below = typeof headers === 'object' && headers !== null ? Object.entries(headers) : [];
  const entries = [...Object.entries(payload), ...below].filter(([name]) =>
    TOKEN_NAMES.has(name.toLowerCase()),
  );
  return entries.find(([, value]) => !NO_TOKEN.has(value)) ?? entries[0];
}
