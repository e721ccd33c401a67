import { createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { boundedLru } from '../bounded-lru.js';
import { CannotDecrypt, decrypt, encrypt } from './aes-gcm.js';
import type { ServiceKeys } from './service-keys.js';

/** A data key, encrypted with a service key: safe to store beside what the data key has sealed. */
export interface WrappedKey {
  /** The service key that it is wrapped with. */
  readonly kid: string;
  /** Base64url. */
  readonly wrapped: string;
}

/**
 * Envelope encryption: texts are sealed with data keys, and data keys are wrapped with a service key that is not in the database. So
 * a copy of the database alone reads nothing, and a new service key rewraps the data keys and leaves the texts as they are.
 * All methods throw CannotDecrypt for what was changed, and for a data key whose service key this process does not have.
 */
export interface Envelope {
  /** A new random data key, wrapped with the first service key. */
  newKey(): WrappedKey;
  /**
   * `associatedData` names the place of the text. It is not stored, and `open` needs the same: a sealed text that is copied to
   * another place cannot be opened. The result is 29 bytes longer than the text in UTF-8.
   */
  seal(key: WrappedKey, plaintext: string, associatedData: string): Buffer;
  open(key: WrappedKey, sealed: Uint8Array, associatedData: string): string;
  /** The same data key under the first service key; the argument itself when it is wrapped with that already. */
  rewrap(key: WrappedKey): WrappedKey;
  /**
   * A keyed fingerprint of a word, 16 characters: equal words have equal ones under one data key, so that words can be looked up and not read.
   */
  fingerprint(key: WrappedKey, word: string): string;
}

export interface EnvelopeOptions {
  serviceKeys: ServiceKeys;
  /** How many unwrapped data keys are kept in memory. @default 10_000 */
  cachedKeys?: number;
}

const DATA_KEY_BYTES = 32;
const FINGERPRINT_BYTES = 12;

/** A data key as it is used. */
interface DataKey {
  readonly seals: KeyObject;
  readonly fingerprints: KeyObject;
}

export function createEnvelope({ serviceKeys, cachedKeys = 10_000 }: EnvelopeOptions): Envelope {
  const [first] = serviceKeys;
  const byKid = new Map(serviceKeys.map(({ kid, bytes }) => [kid, createSecretKey(bytes)]));
  const unwrapped = new LRUCache<string, DataKey>(boundedLru(cachedKeys));

  const wrap = (dataKey: Uint8Array): WrappedKey => ({
    kid: first.kid,
    wrapped: encrypt(byKid.get(first.kid)!, dataKey, placeOf(first.kid)).toString('base64url'),
  });

  const unwrap = ({ kid, wrapped }: WrappedKey): Buffer => {
    const serviceKey = byKid.get(kid);
    if (!serviceKey) throw new CannotDecrypt(`The service key ${kid} is not among the secrets.`);
    return decrypt(serviceKey, Buffer.from(wrapped, 'base64url'), placeOf(kid));
  };

  const dataKeyOf = (key: WrappedKey): DataKey => {
    const id = `${key.kid}.${key.wrapped}`;
    const known = unwrapped.get(id);
    if (known) return known;
    const dataKey = forUse(unwrap(key));
    unwrapped.set(id, dataKey);
    return dataKey;
  };

  return {
    newKey: () => wrap(randomBytes(DATA_KEY_BYTES)),
    seal: (key, plaintext, associatedData) =>
      encrypt(dataKeyOf(key).seals, Buffer.from(plaintext), associatedData),
    open: (key, sealed, associatedData) =>
      decrypt(dataKeyOf(key).seals, sealed, associatedData).toString('utf8'),
    rewrap: (key) => (key.kid === first.kid ? key : wrap(unwrap(key))),
    fingerprint: (key, word) =>
      createHmac('sha256', dataKeyOf(key).fingerprints)
        .update(word)
        .digest()
        .subarray(0, FINGERPRINT_BYTES)
        .toString('base64url'),
  };
}

/** Each use has a key of its own, so that no use weakens another one. */
function forUse(dataKey: Buffer): DataKey {
  const derive = (use: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, '', `rookery ${use}`, DATA_KEY_BYTES)));
  return { seals: derive('sealed texts'), fingerprints: derive('fingerprints of words') };
}

/** Binds a wrapped key to the name of its service key. */
function placeOf(kid: string): string {
  return `rookery data key ${kid}`;
}
