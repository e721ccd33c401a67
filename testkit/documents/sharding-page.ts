import type { CollectionLayout } from '#platform/mongo/index.js';
import { filterShape, targetOf } from './targeting.js';
import type { SentQuery } from './queries.js';

/** The parts of docs/sharding.md that follow from the declarations and from what a network sends. */
export class ShardingPage {
  readonly #layouts: readonly CollectionLayout[];

  constructor(layouts: readonly CollectionLayout[]) {
    this.#layouts = [...layouts].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  }

  layoutOf({ subgraph, collection }: SentQuery): CollectionLayout | undefined {
    return this.#layouts.find(({ database, name }) => database === subgraph && name === collection);
  }

  /** The row of a query. Undefined for one that asks all shards without a reason, or of an undeclared collection. */
  rowOf(query: SentQuery): string | undefined {
    const layout = this.layoutOf(query);
    if (layout === undefined) return undefined;
    const shape = filterShape(query.filter);
    const target = targetOf(layout, query.filter);
    const why = layout.broadcasts?.[shape];
    if (target === 'all' && why === undefined) return undefined;
    return rowOf(nameOf(layout), shape, target, target === 'all' ? why : '');
  }

  /** The rows of all queries that the declarations give reasons for. */
  get broadcastRows(): string[] {
    return this.#layouts.flatMap((layout) =>
      Object.entries(layout.broadcasts ?? {}).map(([shape, why]) => rowOf(nameOf(layout), shape, 'all', why)),
    );
  }

  /** The commands that shard a cluster. An index with the shard key must be there before documents are. */
  get commands(): string {
    const sharded = this.#layouts.filter(({ shardKey }) => shardKey !== null);
    return sharded
      .map(({ database, name, shardKey, shardBy = 'hashed' }) => {
        const key = `{ ${shardKey}: ${shardBy === 'hashed' ? '"hashed"' : 1} }`;
        return `sh.shardCollection("rookery_${database}.${name}", ${key})`;
      })
      .join('\n');
  }

  /** One line for each collection that is not sharded. */
  get unsharded(): string {
    const names = this.#layouts.filter(({ shardKey }) => shardKey === null).map(nameOf);
    return names.map((name) => `\`${name}\``).join(', ');
  }
}

function nameOf({ database, name }: CollectionLayout): string {
  return `${database}.${name}`;
}

function rowOf(collection: string, shape: string, target: string, why = ''): string {
  return normalRow(`| \`${collection}\` | \`${shape}\` | ${target} | ${why} |`);
}

/** A row of a table in one form, whatever the widths of its cells. */
export function normalRow(line: string): string {
  return line
    .split('|')
    .map((cell) => cell.trim())
    .join(' | ')
    .trim();
}
