import { LRUCache } from 'lru-cache';
import webPush from 'web-push';
import { boundedLru } from '#platform/bounded-lru.js';
import type { PublicAgent } from '#platform/public-network/index.js';
import type { VapidKeys } from '#platform/vapid-keys.js';
import { post } from './post.js';
import { SEND_MS, type PushService, type WebPushAddress } from './push-service.js';

/** How long one VAPID signature is used, in ms. It is valid for 12 h; services accept up to 24 h. */
const SIGNATURE_MS = 60 * 60 * 1000;

/** Signatures that are kept: one for each push service, and strangers may name any number of those. */
const MAX_SIGNATURES = 1_000;

export interface WebPushOptions {
  /** Sends to public addresses only: users name the endpoints. */
  agent: PublicAgent;
  vapid: VapidKeys;
  /** Whom the operators of push services may write to: a `mailto:` or `https:` URL. */
  contact: string;
  /** @default SEND_MS */
  timeout?: number;
}

/** Web Push (RFC 8030): messages are encrypted for the browser (RFC 8291), and signed by this server (VAPID, RFC 8292). */
export function createWebPush({
  agent,
  vapid,
  contact,
  timeout = SEND_MS,
}: WebPushOptions): PushService<WebPushAddress> {
  const { publicKey, privateKey } = vapid;
  const signatures = new LRUCache<string, string>({ ...boundedLru(MAX_SIGNATURES), ttl: SIGNATURE_MS });
  const authorization = (origin: string): string => {
    const known = signatures.get(origin);
    if (known !== undefined) return known;
    const signed = webPush.getVapidHeaders(origin, contact, publicKey, privateKey, 'aes128gcm').Authorization;
    signatures.set(origin, signed);
    return signed;
  };

  return {
    async send({ endpoint, p256dh, auth }, { data, topic, ttl }) {
      const body = encrypt(p256dh, auth, JSON.stringify(data));
      if (body === null) return { kind: 'REFUSED', reason: 'Nothing can be encrypted with the keys.' };
      return post({
        agent,
        timeout,
        url: endpoint,
        headers: {
          authorization: authorization(new URL(endpoint).origin),
          'content-encoding': 'aes128gcm',
          'content-type': 'application/octet-stream',
          ttl: String(ttl),
          topic,
          urgency: 'normal',
        },
        body,
      });
    },
  };
}

/** Null for keys that registration should have refused. */
function encrypt(p256dh: string, auth: string, text: string): Buffer | null {
  try {
    return webPush.encrypt(p256dh, auth, text, 'aes128gcm').cipherText;
  } catch {
    return null;
  }
}
