import type { Collection } from 'mongodb';
import {
  dropIndexes,
  eachSlice,
  openCollection,
  type Migration,
  type MigrationStep,
  type Mongo,
  type Reservation,
} from '#platform/mongo/index.js';
import { relationshipCollections } from '#social/read-models/relationships/index.js';
import { EMAILS, USERS, type StoredUser, type UserDocument } from './documents.js';
import { isAddress, UniqueKeys } from './unique-keys.js';

interface Parts {
  users: Collection<StoredUser>;
  keys: UniqueKeys;
}

function partsOf(mongo: Mongo): Parts {
  const users = openCollection<StoredUser>(mongo, USERS);
  const { usernames } = relationshipCollections(mongo);
  return {
    users,
    keys: new UniqueKeys({ usernames, emails: openCollection<Reservation>(mongo, EMAILS) }, users),
  };
}

/** In version 1 unique indexes on the users kept names and addresses. */
const reserveKeys: MigrationStep = {
  name: 'reserve usernames and addresses',

  count: (mongo) => partsOf(mongo).users.estimatedDocumentCount(),

  run(mongo, progress) {
    const { users, keys } = partsOf(mongo);
    return eachSlice(users, '_id', progress, (slice) => reserve(users, keys, slice.filter(isUser)));
  },
};

/** Not a document in the place of a registration that was broken off. */
function isUser(stored: StoredUser): stored is UserDocument {
  return 'skeleton' in stored;
}

/** These users have their keys, whatever a registration that is under way has reserved: the users refuse it. */
async function reserve(
  users: Collection<StoredUser>,
  keys: UniqueKeys,
  slice: readonly UserDocument[],
): Promise<void> {
  await keys.assign(slice);
  // An account that was deleted meanwhile has freed its address before it was reserved.
  const again = await users
    .find({ _id: { $in: slice.map(({ _id }) => _id) } }, { projection: { emailKey: 1 } })
    .toArray();
  const current = new Map(again.map(({ _id, emailKey }) => [_id, emailKey]));
  for (const user of slice) {
    if (isAddress(user.emailKey) && current.get(user._id) !== user.emailKey) await keys.releaseEmail(user);
  }
}

const dropUniqueIndexes: MigrationStep = {
  name: 'drop the unique indexes of version 1',
  count: () => Promise.resolve(0),
  async run(mongo) {
    await dropIndexes(partsOf(mongo).users, ['username', 'skeleton', 'email']);
    await dropIndexes(relationshipCollections(mongo).accounts, ['username']);
  },
};

/** The migrations of users and relationships. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 2,
    summary: 'Usernames and addresses are unique by reservations, so that users can be sharded.',
    steps: [reserveKeys, dropUniqueIndexes],
  },
];
