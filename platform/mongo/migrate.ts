import type { Collection } from 'mongodb';
import { openCollection } from './layout.js';
import type { Migration, MigrationStep } from './migration.js';
import type { Mongo } from './mongo.js';
import { SCHEMAS, SchemaVersion, type SchemaDocument } from './schema-version.js';

/** The migrations of one subgraph, by rising versions. */
export interface SubgraphMigrations {
  readonly subgraph: string;
  readonly migrations: readonly Migration[];
}

/** The migrations of a subgraph that are not done yet. Empty for a database without documents of that subgraph. */
export async function pendingMigrations(
  mongo: Mongo,
  { subgraph, migrations }: SubgraphMigrations,
): Promise<Migration[]> {
  const version = await versionOf(mongo, { subgraph, migrations });
  return migrations.filter((each) => each.version > version);
}

/** The version of the documents of a subgraph. */
export function versionOf(mongo: Mongo, { subgraph, migrations }: SubgraphMigrations): Promise<number> {
  return new SchemaVersion(mongo, subgraph, migrations.at(-1)?.version ?? 1).version();
}

/**
 * Runs the pending migrations of a subgraph; reports each slice as a line. A run that was killed is continued where it has saved
 * its progress; two runs at once repeat each other's work, which does no harm.
 */
export async function migrate(
  mongo: Mongo,
  subgraphMigrations: SubgraphMigrations,
  report: (line: string) => void,
): Promise<void> {
  const { subgraph, migrations } = subgraphMigrations;
  const schemas = openCollection<SchemaDocument>(mongo, SCHEMAS);
  for (const migration of await pendingMigrations(mongo, subgraphMigrations)) {
    for (const step of migration.steps) {
      await runStep(mongo, schemas, `${subgraph}:${migration.version}:${step.name}`, step, (documents) =>
        report(`${subgraph} ${migration.version}: ${step.name}: ${documents} documents`),
      );
    }
    await new SchemaVersion(mongo, subgraph, migrations.at(-1)!.version).write(migration.version);
    await schemas.deleteMany({
      _id: { $gte: `${subgraph}:${migration.version}:`, $lt: `${subgraph}:${migration.version};` },
    });
    report(`${subgraph} ${migration.version}: done`);
  }
}

/** The progress of a step is a document of its own, until the migration is done. */
async function runStep(
  mongo: Mongo,
  schemas: Collection<SchemaDocument>,
  _id: string,
  step: MigrationStep,
  report: (documents: number) => void,
): Promise<void> {
  const { after = '', done = 0, isDone = false } = (await schemas.findOne({ _id })) ?? {};
  if (isDone) return;
  let documents = done;
  const write = (fields: Partial<SchemaDocument>) =>
    schemas.updateOne({ _id }, { $set: fields }, { upsert: true });
  await step.run(mongo, {
    after,
    async save(last, more) {
      documents += more;
      await write({ after: last, done: documents });
      report(documents);
    },
  });
  await write({ isDone: true });
}
