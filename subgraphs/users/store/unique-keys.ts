import type { Collection } from 'mongodb';
import {
  assign,
  insertAbsent,
  Reservations,
  type Claim,
  type Owners,
  type Reservation,
  type ReservationState,
} from '#platform/mongo/index.js';
import type { UsernameDocument } from '#social/read-models/relationships/index.js';
import type { StoredUser, UserDocument } from './documents.js';

/** A registration takes milliseconds; after a minute its process was killed. */
const ABANDONED_AFTER_MS = 60_000;

/** Which of the unique keys is taken. */
export type TakenKey = 'username' | 'email';

type Keys = Pick<UserDocument, '_id' | 'usernameKey' | 'skeleton' | 'emailKey' | 'createdAt'>;

/** The usernames and e-mail addresses that are taken: each is the `_id` of a document, which names the user. */
export class UniqueKeys {
  readonly #usernames: Reservations<UsernameDocument>;
  readonly #emails: Reservations<Reservation>;
  readonly #collections: { usernames: Collection<UsernameDocument>; emails: Collection<Reservation> };

  constructor(
    collections: { usernames: Collection<UsernameDocument>; emails: Collection<Reservation> },
    users: Collection<StoredUser>,
  ) {
    const { usernames, emails } = collections;
    this.#collections = collections;
    this.#usernames = new Reservations(usernames, ownersOf(users, 'skeleton'), ABANDONED_AFTER_MS);
    this.#emails = new Reservations(emails, ownersOf(users, 'emailKey'), ABANDONED_AFTER_MS);
  }

  /** Reserves both keys of a new user, or returns the key that is taken, and reserves none. */
  async reserve(user: Keys): Promise<TakenKey | null> {
    const [username, email] = await Promise.all([
      this.#usernames.claim(usernameOf(user)),
      this.#emails.claim(emailOf(user)),
    ]);
    if (username.isMine && email.isMine) return null;
    await Promise.all([
      release(this.#usernames, username, usernameOf(user)),
      release(this.#emails, email, emailOf(user)),
    ]);
    return email.isMine ? 'username' : 'email';
  }

  /** Frees the keys of a user who was not inserted. */
  async release(user: Keys): Promise<void> {
    await Promise.all([this.#usernames.release(usernameOf(user)), this.releaseEmail(user)]);
  }

  /** Frees the address of a user who is deleted. */
  releaseEmail({ _id, emailKey }: Pick<Keys, '_id' | 'emailKey'>): Promise<void> {
    return this.#emails.release({ _id: emailKey, owner: _id });
  }

  /** The user who has an address, or is registering with it. */
  async ownerOfEmail(emailKey: string): Promise<string | null> {
    return (await this.#emails.find(emailKey))?.owner ?? null;
  }

  /** For migrations: gives users who exist their keys, whoever has reserved them. */
  async assign(users: readonly Keys[]): Promise<void> {
    const { usernames, emails } = this.#collections;
    const addresses = users.filter(({ emailKey }) => isAddress(emailKey));
    await assign(usernames, users.map(usernameOf));
    await assign(emails, addresses.map(emailOf));
  }

  /** For imports: reserves the keys of many users; returns the users who have both. */
  async reserveAll<User extends Keys>(users: readonly User[]): Promise<User[]> {
    const { usernames, emails } = this.#collections;
    const [byName, byEmail] = await Promise.all([
      reserveMany(usernames, users.map(usernameOf)),
      reserveMany(emails, users.map(emailOf)),
    ]);
    return users.filter((user) => byName.has(user._id) && byEmail.has(user._id));
  }
}

/** Not what a deleted account has in place of its address. */
export function isAddress(emailKey: string): boolean {
  return emailKey.includes('@');
}

function usernameOf({ _id: owner, skeleton, usernameKey, createdAt }: Keys): UsernameDocument {
  return { _id: skeleton, owner, usernameKey, at: createdAt };
}

function emailOf({ _id: owner, emailKey, createdAt }: Keys): Reservation {
  return { _id: emailKey, owner, at: createdAt };
}

async function release<R extends Reservation>(
  reservations: Reservations<R>,
  claim: Claim<R>,
  reservation: R,
): Promise<void> {
  if (claim.isMine) await reservations.release(reservation);
}

/** The owners whose keys are reserved for them now. */
async function reserveMany<R extends Reservation>(
  collection: Collection<R>,
  wanted: readonly R[],
): Promise<ReadonlySet<string>> {
  const inserted = await insertAbsent(collection, wanted);
  const taken = wanted.filter((each) => !inserted.includes(each));
  // The driver's types do not resolve for a generic document.
  const typed = collection as unknown as Collection<Reservation>;
  const found =
    taken.length === 0 ? [] : await typed.find({ _id: { $in: taken.map(({ _id }) => _id) } }).toArray();
  const owners = new Map(found.map(({ _id, owner }) => [_id, owner]));
  const own = taken.filter(({ _id, owner }) => owners.get(_id) === owner);
  return new Set([...inserted, ...own].map(({ owner }) => owner));
}

/** The users as owners of the keys in one of their fields. */
function ownersOf<R extends Reservation>(
  users: Collection<StoredUser>,
  field: 'skeleton' | 'emailKey',
): Owners<R> {
  return {
    async stateOf({ _id: key, owner }): Promise<ReservationState> {
      const user = await users.findOne({ _id: owner }, { projection: { [field]: 1 } });
      // A user who has another address, because the account was deleted, or who was precluded never gets the key back.
      return user === null ? 'absent' : user[field] === key ? 'held' : 'free';
    },
    preclude: async ({ owner }) => void (await insertAbsent(users, [{ _id: owner }])),
  };
}
