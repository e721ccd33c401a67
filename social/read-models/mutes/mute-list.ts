import type { Collection } from 'mongodb';
import { OUTBOX_INDEX } from '#platform/mongo/carrier.js';
import { insertAbsent } from '#platform/mongo/insert-absent.js';
import type { AnyEvent } from '#schema/events.js';
import type { Mute, MuteListDocument } from './documents.js';

/** Changes of one user's list at the same moment, each of which makes one of the others try again. */
const MAX_TRIES = 50;

/** What a change did: `full` when the user mutes as many as are allowed. */
export type MuteResult = 'changed' | 'unchanged' | 'full';

/** The lists of what users mute. Every change carries its event; a write that changes nothing carries none. */
export class MuteList {
  readonly collection: Collection<MuteListDocument>;

  constructor(collection: Collection<MuteListDocument>) {
    this.collection = collection;
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes([OUTBOX_INDEX]);
  }

  /** What a user mutes, the oldest first. */
  async of(userId: string): Promise<Mute[]> {
    const found = await this.collection.findOne({ _id: userId }, { projection: { muted: 1 } });
    return found?.muted ?? [];
  }

  /** Adds one, unless the user mutes it already, or `max` others. */
  async add(userId: string, mute: Mute, max: number, event: AnyEvent): Promise<MuteResult> {
    return this.#change(userId, event, (muted) => {
      if (muted.some(({ key }) => key === mute.key)) return 'unchanged';
      return muted.length >= max ? 'full' : [...muted, mute];
    });
  }

  /** Removes one, if the user mutes it. */
  async remove(userId: string, key: string, event: AnyEvent): Promise<MuteResult> {
    return this.#change(userId, event, (muted) => {
      const left = muted.filter((mute) => mute.key !== key);
      return left.length === muted.length ? 'unchanged' : left;
    });
  }

  /** Removes the list of a user. */
  async delete(userId: string): Promise<void> {
    await this.collection.deleteOne({ _id: userId });
  }

  async #change(
    _id: string,
    event: AnyEvent,
    change: (muted: readonly Mute[]) => Mute[] | Exclude<MuteResult, 'changed'>,
  ): Promise<MuteResult> {
    const revision = event.id;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const found = await this.collection.findOne({ _id }, { projection: { muted: 1, revision: 1 } });
      const muted = change(found?.muted ?? []);
      if (typeof muted === 'string') return muted;
      if (found === null) {
        const inserted = await insertAbsent(this.collection, [{ _id, muted, revision, outbox: [event] }]);
        if (inserted.length === 1) return 'changed';
        continue;
      }
      const { modifiedCount } = await this.collection.updateOne(
        { _id, revision: found.revision },
        { $set: { muted, revision }, $push: { outbox: event } },
      );
      if (modifiedCount === 1) return 'changed';
    }
    throw new Error(`The mutes of user ${_id} are being changed by too many requests.`);
  }
}
