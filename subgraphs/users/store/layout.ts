import type { Db } from 'mongodb';

/**
 * Throws for documents that Rookery 0.1 has written: it stored the published part of users and their edges in the private
 * database of the users subgraph.
 */
export async function refuseOldLayout(database: Db): Promise<void> {
  // The oldest user tells: every user of 0.1 has a count of followers.
  const oldest = await database.collection('users').findOne({}, { sort: { _id: 1 } });
  if (oldest && 'followersCount' in oldest) {
    throw new Error(
      `The database "${database.databaseName}" was written by Rookery 0.1, whose layout this version cannot read. ` +
        'Start with an empty data directory (ROOKERY_DATA) or another ROOKERY_NAMESPACE, or keep version 0.1.',
    );
  }
}
