import { fileWith, wholeNumber } from './formats.js';
import { parseNatsUrl } from './nats-url.js';
import {
  certificateMistakes,
  certificateSettings,
  serverUrl,
  tlsFilesOf,
  withoutUrl,
} from './server-settings.js';
import { declareSettings, type ValuesOf } from './settings.js';

/** Where NATS is, how a process proves who it is, and whom it trusts. */
export const NATS_SETTINGS = declareSettings({
  /** The servers of one cluster, with a user and a password or with a token, or without. */
  NATS_URL: serverUrl(parseNatsUrl).optional(),
  ...certificateSettings('NATS'),
  NATS_NKEY_FILE: fileWith(/\bSU[A-Z2-7]{56}\b/, "the seed of a user's nkey").optional(),
  /** What `nsc generate creds` writes: a JWT and the seed that belongs to it. */
  NATS_CREDS_FILE: fileWith(/BEGIN NATS USER JWT[^]*\bSU[A-Z2-7]{56}\b/, 'a JWT and its seed').optional(),
  /** How many servers store each event before its publication is acknowledged. Existing streams are never lowered. */
  ROOKERY_NATS_REPLICAS: wholeNumber(1, 5).optional(),
}).check((values) => [...contradictions(values)]);

type NatsSettings = ValuesOf<typeof NATS_SETTINGS>;

/** The options of the bus that the settings give. */
export function natsOptions(settings: NatsSettings) {
  return {
    natsUrl: settings.NATS_URL,
    nats: {
      ...tlsFilesOf('NATS', settings),
      nkeyFile: settings.NATS_NKEY_FILE,
      credsFile: settings.NATS_CREDS_FILE,
      replicas: settings.ROOKERY_NATS_REPLICAS,
    },
  };
}

function* contradictions(values: NatsSettings): Iterable<string> {
  const { NATS_URL, NATS_NKEY_FILE, NATS_CREDS_FILE } = values;
  if (NATS_URL === undefined) return yield* withoutUrl('NATS', values);
  const { tls, credentials } = parseNatsUrl(NATS_URL);
  yield* certificateMistakes('NATS', values, tls ? null : 'that begins with tls://');
  const identities = [
    ...(credentials ? ['credentials in NATS_URL'] : []),
    ...(NATS_NKEY_FILE === undefined ? [] : ['NATS_NKEY_FILE']),
    ...(NATS_CREDS_FILE === undefined ? [] : ['NATS_CREDS_FILE']),
  ];
  if (identities.length > 1) yield `Only one must be set: ${identities.join(', ')}`;
}
