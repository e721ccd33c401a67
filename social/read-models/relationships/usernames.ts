import type { Collection } from 'mongodb';
import { SchemaVersion } from '#platform/mongo/schema-version.js';
import type { Mongo } from '#platform/mongo/mongo.js';
import { usernameKey, usernameSkeleton } from '../../usernames.js';
import { relationshipCollections, type AccountDocument, type UsernameDocument } from './documents.js';

/** The version of the documents of users and relationships that this code writes; see the migrations of the users subgraph. */
export const USERS_SCHEMA = 2;

/** The owners of usernames, in any case. */
export class Usernames {
  readonly #usernames: Collection<UsernameDocument>;
  readonly #accounts: Collection<AccountDocument>;
  readonly #schema: SchemaVersion;

  constructor(mongo: Pick<Mongo, 'database'>) {
    ({ usernames: this.#usernames, accounts: this.#accounts } = relationshipCollections(mongo));
    this.#schema = new SchemaVersion(mongo, 'users', USERS_SCHEMA);
  }

  /** User ids by case-folded username. The account of an owner may be deleted, or not exist yet. */
  async owners(usernames: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = new Set(usernames.map(usernameKey));
    const skeletons = [...new Set(usernames.map(usernameSkeleton))];
    const found = await this.#usernames.find({ _id: { $in: skeletons } }).toArray();
    const owners = new Map(
      found.filter((each) => wanted.has(each.usernameKey)).map((each) => [each.usernameKey, each.owner]),
    );
    const missing = [...wanted].filter((name) => !owners.has(name));
    if (missing.length === 0 || !(await this.#schema.isOld())) return owners;
    return new Map([...owners, ...(await this.#ownersInVersion1(missing))]);
  }

  /** In version 1 an index on the accounts kept usernames unique. */
  async #ownersInVersion1(usernames: string[]): Promise<[string, string][]> {
    const found = await this.#accounts
      .find({ usernameKey: { $in: usernames } }, { projection: { usernameKey: 1 } })
      .toArray();
    return found.map(({ _id, usernameKey: name }) => [name, _id]);
  }
}
