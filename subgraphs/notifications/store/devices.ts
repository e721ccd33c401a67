import type { Collection } from 'mongodb';
import { insertAbsent, openCollection, type CollectionLayout, type Mongo } from '#platform/mongo/index.js';
import type { PushAddress } from '../push/push-service.js';

/** A browser or an app that a user has registered for pushes. */
export interface Device {
  /** Derived from the address: the same device has the same id when it registers again. */
  readonly id: string;
  readonly address: PushAddress;
  /** The session that has registered the device, and without which it gets nothing. */
  readonly sessionId: string;
  /** ms since 1970. */
  readonly registeredAt: number;
  /** The end of the registration, in ms since 1970. */
  readonly until: number;
}

/** `devices`: the devices of one user, in one document, so that their number is limited by one write. */
interface DevicesDocument {
  /** The user's id. */
  _id: string;
  devices: Device[];
  /** Grows with every change. */
  revision: number;
  /** The engine removes the document after this moment, when every registration has ended. */
  expiresAt: Date;
}

export const DEVICES: CollectionLayout = { database: 'notifications', name: 'devices', shardKey: '_id' };

/** Changes of one user's devices at the same moment, each of which makes one of the others try again. */
const MAX_TRIES = 50;

/** The registered devices of users. */
export class Devices {
  readonly #documents: Collection<DevicesDocument>;

  constructor(mongo: Pick<Mongo, 'database'>) {
    this.#documents = openCollection(mongo, DEVICES);
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndex({ expiresAt: 1 }, { name: 'end', expireAfterSeconds: 0 });
  }

  /** Registers a device, or renews it. False, and nothing is changed, when the user has `max` others. */
  async register(userId: string, device: Device, max: number): Promise<boolean> {
    let isRegistered = false;
    await this.#change(userId, (devices) => {
      const others = devices.filter(({ id, until }) => id !== device.id && until > device.registeredAt);
      isRegistered = others.length < max;
      return isRegistered ? [...others, device] : devices;
    });
    return isRegistered;
  }

  /** The devices of a user whose registration has not ended, the oldest registration first. */
  async of(userId: string, now: number): Promise<Device[]> {
    const document = await this.#documents.findOne({ _id: userId });
    return (document?.devices ?? []).filter(({ until }) => until > now);
  }

  /** The users among `userIds` who have devices, in no order. */
  async ownersAmong(userIds: readonly string[], now: number): Promise<Set<string>> {
    const filter = { _id: { $in: [...userIds] }, expiresAt: { $gt: new Date(now) } };
    const found = await this.#documents.find(filter, { projection: { _id: 1 } }).toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  /** Removes the devices that `isRemoved` accepts. False when there was none. */
  async remove(userId: string, isRemoved: (device: Device) => boolean): Promise<boolean> {
    let isFound = false;
    await this.#change(userId, (devices) => {
      const left = devices.filter((device) => !isRemoved(device));
      isFound = left.length < devices.length;
      return isFound ? left : devices;
    });
    return isFound;
  }

  /** Replaces the list of devices, unless `change` returns the same list. */
  async #change(userId: string, change: (devices: Device[]) => Device[]): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const found = await this.#documents.findOne({ _id: userId });
      const before = found?.devices ?? [];
      const devices = change(before);
      if (devices === before || (await this.#write(userId, found, devices))) return;
    }
    throw new Error(`The devices of user ${userId} are being changed by too many requests.`);
  }

  /** False when another change came in between. */
  async #write(_id: string, found: DevicesDocument | null, devices: Device[]): Promise<boolean> {
    const expiresAt = new Date(Math.max(...devices.map(({ until }) => until)));
    if (found === null) {
      const inserted = await insertAbsent(this.#documents, [{ _id, devices, revision: 1, expiresAt }]);
      return inserted.length === 1;
    }
    const asRead = { _id, revision: found.revision };
    if (devices.length === 0) return (await this.#documents.deleteOne(asRead)).deletedCount === 1;
    const changed = { $set: { devices, expiresAt, revision: found.revision + 1 } };
    return (await this.#documents.updateOne(asRead, changed)).modifiedCount === 1;
  }
}
