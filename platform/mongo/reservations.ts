import type { Collection } from 'mongodb';
import { insertAbsent } from './insert-absent.js';
import { insertOrFind } from './insert-or-find.js';

/**
 * A unique key, and the document that has it. On a cluster no index but the one on `_id` can keep a value unique in a collection
 * that is sharded by another field, so the value is the `_id` of a document of its own.
 *
 * The reservation is written first, the document of its owner second, and the document decides: a reservation without a
 * document is one whose writer is still at work, or was killed.
 */
export interface Reservation {
  /** The unique key. */
  _id: string;
  /** The id of the document that has the key. */
  owner: string;
  /** When it was made, in ms since 1970. */
  at: number;
}

/** What the documents say about a reservation. `absent`: its owner has no document yet. */
export type ReservationState = 'held' | 'free' | 'absent';

/** The documents that reservations are for. */
export interface Owners<R extends Reservation> {
  stateOf(held: R, wanted: R): Promise<ReservationState>;
  /**
   * Makes sure that the document of an absent owner is never written, by a document in its place: a slow writer that comes back
   * is refused. Does nothing when there is a document.
   */
  preclude(reservation: R): Promise<void>;
}

/** The reservation after a claim: made, or held by another owner. `isPending`: that owner's document is not written yet. */
export type Claim<R extends Reservation> = { isMine: true } | { isMine: false; held: R; isPending: boolean };

/** How often a claim is tried while others change the reservation. */
const MAX_ATTEMPTS = 5;

/** Where reservations are written. */
export interface ReservationStore<R extends Reservation> {
  /** Inserts the reservation, or returns the one that is there. */
  take(wanted: R): Promise<R>;
  /** False when the reservation is not as read any more. */
  replace(held: R, wanted: R): Promise<boolean>;
}

/**
 * Reserves a key, unless it is held. One command for a key that is free; then the owner's document must be written.
 * `abandonedAfterMs`: how old a reservation without a document must be before another owner takes it.
 */
export async function claim<R extends Reservation>(
  store: ReservationStore<R>,
  owners: Owners<R>,
  wanted: R,
  abandonedAfterMs: number,
): Promise<Claim<R>> {
  for (let attempt = 0; ; attempt++) {
    const held = await store.take(wanted);
    if (held.owner === wanted.owner) return { isMine: true };
    const isYoung = wanted.at - held.at < abandonedAfterMs;
    const state = await owners.stateOf(held, wanted);
    if (state === 'held') return { isMine: false, held, isPending: false };
    if (attempt === MAX_ATTEMPTS || (state === 'absent' && isYoung))
      return { isMine: false, held, isPending: true };
    if (state === 'absent') await owners.preclude(held);
    else if (await store.replace(held, wanted)) return { isMine: true };
  }
}

/** The reservations of one kind of key, in a collection of their own. */
export class Reservations<R extends Reservation> implements ReservationStore<R> {
  readonly #collection: Collection<Reservation>;
  readonly #owners: Owners<R>;
  readonly #abandonedAfterMs: number;

  constructor(collection: Collection<R>, owners: Owners<R>, abandonedAfterMs: number) {
    // The driver's types do not resolve for a generic document; only the fields of a Reservation are used.
    this.#collection = collection as unknown as Collection<Reservation>;
    this.#owners = owners;
    this.#abandonedAfterMs = abandonedAfterMs;
  }

  claim(wanted: R): Promise<Claim<R>> {
    return claim(this, this.#owners, wanted, this.#abandonedAfterMs);
  }

  /** Frees a key that its owner will not have, or has no longer. */
  async release({ _id, owner }: Pick<R, '_id' | 'owner'>): Promise<void> {
    await this.#collection.deleteOne({ _id, owner });
  }

  find(key: string): Promise<R | null> {
    return this.#collection.findOne({ _id: key }) as Promise<R | null>;
  }

  async take(wanted: R): Promise<R> {
    return (await insertOrFind<Reservation>(this.#collection, wanted, { _id: wanted._id })) as R;
  }

  async replace({ _id, owner, at }: R, wanted: R): Promise<boolean> {
    const { modifiedCount } = await this.#collection.replaceOne({ _id, owner, at }, wanted);
    return modifiedCount === 1;
  }
}

/** For migrations: gives owners who exist their keys, whoever has reserved them. A writer that is under way is refused later. */
export async function assign<R extends Reservation>(
  collection: Collection<R>,
  wanted: readonly R[],
): Promise<void> {
  const inserted = await insertAbsent(collection, wanted);
  // The driver's types do not resolve for a generic document; only the fields of a Reservation are used.
  const typed = collection as unknown as Collection<Reservation>;
  for (const one of wanted.filter((each) => !inserted.includes(each)))
    await typed.replaceOne({ _id: one._id, owner: { $ne: one.owner } }, one);
}
