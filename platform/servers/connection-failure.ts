/** Why a connection to servers could not be made. */
export interface ConnectionFailure {
  /** What was tried, what came of it, and the setting to look at. Holds no password. */
  line: string;
  /** Whether no retry can help. */
  isFinal: boolean;
}

/** What was tried, and what came of it. */
export interface FailedAttempt {
  /** The servers, as `host:port`. */
  where: string;
  reason: string;
}

/** The prefix of the settings of one kind of server: `NATS_URL`, `NATS_CA_FILE`. */
export type ServerKind = 'MONGODB' | 'REDIS' | 'NATS';

/** OpenSSL's names and texts for certificates that one side refuses: the setting to look at, and what to do. */
const CERTIFICATES: readonly [found: RegExp, setting: 'URL' | 'CA_FILE' | 'CERT_FILE', advice: string][] = [
  [/SELF_SIGNED|UNABLE_TO_/, 'CA_FILE', 'It must hold the authority of the servers.'],
  [/CERT_HAS_EXPIRED/, 'URL', 'Renew the certificate of the server.'],
  [/ALTNAME_INVALID/, 'URL', 'Use the names that the certificates of the servers have.'],
  [
    /ALERT.*CERTIFICATE|alert .*certificate/,
    'CERT_FILE',
    'The servers want the certificate of a client that they trust.',
  ],
];

/** The advice when servers refuse a user, a password, a token or a key. */
export const REFUSED_IDENTITY = 'The servers refuse this identity: correct it, or permit it there.';

/** A failure that no retry can help. */
export function finalFailure(
  setting: string,
  { where, reason }: FailedAttempt,
  advice: string,
): ConnectionFailure {
  return { line: `${setting}: ${where}: ${reason}. ${advice}`, isFinal: true };
}

/** The failure when a certificate is refused; null for every other reason. `code` is the one that OpenSSL or Node.js gives. */
export function certificateFailure(
  kind: ServerKind,
  code: string,
  attempt: FailedAttempt,
): ConnectionFailure | null {
  const text = `${code} ${attempt.reason}`;
  const [, setting, advice] = CERTIFICATES.find(([found]) => found.test(text)) ?? [];
  return setting === undefined ? null : finalFailure(`${kind}_${setting}`, attempt, advice ?? '');
}

/** The code of an error of the system, or of what caused it; '' when there is none. */
export function systemCodeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? '' : systemCodeOf(cause);
}
