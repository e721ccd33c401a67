import { readFile } from 'node:fs/promises';
import type { Dispatcher } from 'undici';
import { post } from './post.js';
import { SEND_MS, type DeviceAddress, type PushMessage, type PushService } from './push-service.js';

export interface HttpPushOptions {
  agent: Pick<Dispatcher, 'request'>;
  /** Where messages are posted, for example `https://fcm.googleapis.com/v1/projects/<project>/messages:send`. */
  url: string;
  /** The file of the bearer token. It is read for every message, because such tokens are renewed every hour. */
  tokenFile: string;
  /** @default SEND_MS */
  timeout?: number;
}

/**
 * Push to apps by an HTTP service with a bearer token. The body is that of FCM's HTTP v1 API, which delivers to Android and, with the
 * `apns` part, to iOS. A relay in front of another service can read it as well.
 */
export function createHttpPush({
  agent,
  url,
  tokenFile,
  timeout = SEND_MS,
}: HttpPushOptions): PushService<DeviceAddress> {
  return {
    async send({ token }, message) {
      const bearer = await readFile(tokenFile, 'utf8').catch(() => null);
      if (bearer === null) {
        return { kind: 'FAILED', reason: 'The token of the push service cannot be read.', retryAfter: null };
      }
      return post({
        agent,
        timeout,
        // An expired token will be renewed.
        passing: [401],
        url,
        headers: { authorization: `Bearer ${bearer.trim()}`, 'content-type': 'application/json' },
        body: JSON.stringify(bodyOf(token, message)),
      });
    },
  };
}

function bodyOf(token: string, { data, topic, ttl }: PushMessage) {
  return {
    message: {
      token,
      data,
      android: { collapse_key: topic, ttl: `${ttl}s` },
      apns: {
        headers: {
          'apns-collapse-id': topic,
          'apns-expiration': String(Math.floor(Date.now() / 1000) + ttl),
          'apns-push-type': 'alert',
        },
        // A text of the app, which the app replaces when it has read the notification.
        payload: { aps: { 'mutable-content': 1, alert: { 'title-loc-key': 'NOTIFICATION' } } },
      },
    },
  };
}
