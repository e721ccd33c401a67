import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PushAnswer } from '#testkit/push/index.js';
import type { PushAddress, PushMessage, PushService } from './push-service.js';

/** A push service with a server behind it. */
export interface PushServiceUnderTest<Address extends PushAddress> extends AsyncDisposable {
  readonly service: PushService<Address>;
  /** A new device. */
  device(): Address;
  /** Answers the next messages to a device in this way, the last answer for ever. */
  answer(device: Address, ...answers: PushAnswer[]): void;
  /** The data of what a device has received. */
  inboxOf(device: Address): unknown[];
  /** Ends the server. */
  stop(): Promise<void>;
}

const MESSAGE: PushMessage = { data: { kind: 'LIKE', id: '7' }, topic: 'abc-_1', ttl: 60 };

/** What every implementation of the port promises. The service gives up after less than a second. */
export function describePushService<Address extends PushAddress>(
  name: string,
  open: () => Promise<PushServiceUnderTest<Address>>,
): void {
  describe(name, () => {
    let tested: PushServiceUnderTest<Address>;
    beforeAll(async () => {
      tested = await open();
    });
    afterAll(() => tested[Symbol.asyncDispose]());

    it('brings a message to its device alone', async () => {
      const [ada, bob] = [tested.device(), tested.device()];
      expect(await tested.service.send(ada, MESSAGE)).toEqual({ kind: 'ACCEPTED' });
      expect(tested.inboxOf(ada)).toEqual([MESSAGE.data]);
      expect(tested.inboxOf(bob)).toEqual([]);
    });

    it.each([404, 410])('says after %i that the device is gone', async (status) => {
      const device = tested.device();
      tested.answer(device, { status });
      expect(await tested.service.send(device, MESSAGE)).toEqual({ kind: 'GONE' });
    });

    it.each([400, 403, 413, 302])('says after %i that the message is refused', async (status) => {
      const device = tested.device();
      tested.answer(device, { status, headers: { location: 'http://127.0.0.1:1/' } });
      const reason = `The push service answered ${status}.`;
      expect(await tested.service.send(device, MESSAGE)).toEqual({ kind: 'REFUSED', reason });
    });

    it.each([
      [429, { 'retry-after': '120' }, 120_000],
      [503, {}, null],
      [500, { 'retry-after': 'soon' }, null],
      [503, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 0],
      [503, { 'retry-after': '99999999999' }, 86_400_000],
    ])('says after %i with %j that it may be sent again', async (status, headers, retryAfter) => {
      const device = tested.device();
      tested.answer(device, { status, headers });
      const reason = `The push service answered ${status}.`;
      expect(await tested.service.send(device, MESSAGE)).toEqual({ kind: 'FAILED', reason, retryAfter });
    });

    it('says that it may be sent again when the service does not answer in time', async () => {
      const device = tested.device();
      tested.answer(device, 'nothing');
      expect(await tested.service.send(device, MESSAGE)).toMatchObject({ kind: 'FAILED', retryAfter: null });
    });

    it('says that it may be sent again when the service cannot be reached', async () => {
      const device = tested.device();
      await tested.stop();
      expect(await tested.service.send(device, MESSAGE)).toMatchObject({ kind: 'FAILED', retryAfter: null });
    });
  });
}
