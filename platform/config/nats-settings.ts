import { z } from 'zod';
import { fileWith, wholeNumber } from './formats.js';
import { parseNatsUrl } from './nats-url.js';
import { declareSettings, type ValuesOf } from './settings.js';

/** Where NATS is, how a process proves who it is, and whom it trusts. */
export const NATS_SETTINGS = declareSettings({
  /** The servers of one cluster, with a user and a password or with a token, or without. */
  NATS_URL: z.string().superRefine(checkUrl).optional(),
  /** The authorities that the certificates of the servers are checked against. @default those of Node.js */
  NATS_CA_FILE: fileWith(/-----BEGIN CERTIFICATE-----/, 'PEM certificates').optional(),
  NATS_CERT_FILE: fileWith(/-----BEGIN CERTIFICATE-----/, 'a PEM certificate').optional(),
  NATS_KEY_FILE: fileWith(/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a PEM private key').optional(),
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
      caFile: settings.NATS_CA_FILE,
      certFile: settings.NATS_CERT_FILE,
      keyFile: settings.NATS_KEY_FILE,
      nkeyFile: settings.NATS_NKEY_FILE,
      credsFile: settings.NATS_CREDS_FILE,
      replicas: settings.ROOKERY_NATS_REPLICAS,
    },
  };
}

function* contradictions(values: NatsSettings): Iterable<string> {
  const { NATS_URL, NATS_CERT_FILE, NATS_KEY_FILE, NATS_NKEY_FILE, NATS_CREDS_FILE } = values;
  if (NATS_URL === undefined) {
    const given = Object.entries(values).filter(
      ([name, value]) => /^(ROOKERY_)?NATS_/.test(name) && value !== undefined,
    );
    for (const [name] of given) yield `${name} needs NATS_URL`;
    return;
  }
  const { tls, credentials } = parseNatsUrl(NATS_URL);
  for (const name of ['NATS_CA_FILE', 'NATS_CERT_FILE', 'NATS_KEY_FILE'] as const)
    if (!tls && values[name] !== undefined) yield `${name} needs a NATS_URL that begins with tls://`;
  if ((NATS_CERT_FILE === undefined) !== (NATS_KEY_FILE === undefined))
    yield 'NATS_CERT_FILE and NATS_KEY_FILE must be set together';
  const identities = [
    ...(credentials ? ['credentials in NATS_URL'] : []),
    ...(NATS_NKEY_FILE === undefined ? [] : ['NATS_NKEY_FILE']),
    ...(NATS_CREDS_FILE === undefined ? [] : ['NATS_CREDS_FILE']),
  ];
  if (identities.length > 1) yield `Only one must be set: ${identities.join(', ')}`;
}

function checkUrl(text: string, context: z.RefinementCtx): void {
  try {
    parseNatsUrl(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as TypeError).message });
  }
}
