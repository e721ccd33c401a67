import { Kind, parse, type SelectionNode } from 'graphql';
import type { TypeCacheDirectives } from './cache-directives.js';

/** A user who owns an entity. A viewer sees the entity only if permitted to see this aspect of the user. */
export interface Owner {
  readonly aspect: string;
  readonly id: string;
}

/** The owners of an entity, on whom its visibility depends, and the ids of other entities that it contains. */
export interface Origin {
  owners: Owner[];
  partOf: string[];
}

/** A field that is added to a selection in order to read an entity's origin. */
export interface CacheTag {
  /** The owner's aspect; null when the path leads to a contained entity. */
  readonly aspect: string | null;
  /** The response name. */
  readonly alias: string;
  /** The field names that lead to the id. */
  readonly path: readonly string[];
}

/** The prefix of cache tags in a response. Names that begin with `__` are reserved, so no client's alias collides. */
const PREFIX = '__kept_';

export function cacheTagsOf({ visibleBy, partOf }: TypeCacheDirectives): CacheTag[] {
  const paths = [...visibleBy, [null, partOf] as const];
  return paths.flatMap(([aspect, all]) =>
    all.map((path, index) => ({
      aspect,
      alias: `${PREFIX}${aspect ?? 'part'}Of${index}`,
      path: path.split('.'),
    })),
  );
}

/** The field that a cache tag adds to a selection. */
export function tagSelection({ alias, path }: CacheTag): SelectionNode {
  const document = parse(`{${alias}:${path.join('{')}${'}'.repeat(path.length)}`, { noLocation: true });
  const [operation] = document.definitions;
  const selection =
    operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
  if (!selection) throw new Error(`The path ${path.join('.')} is not a field path.`);
  return selection;
}

/** Reads the cache tags in an entity of a subgraph's response. */
export function readOrigin(
  entity: Readonly<Record<string, unknown>>,
  cacheTags: readonly CacheTag[],
): Origin {
  const origin: Origin = { owners: [], partOf: [] };
  for (const { aspect, alias, path } of cacheTags) {
    let value: unknown = entity[alias];
    for (const name of path.slice(1)) value = (value as Record<string, unknown> | null | undefined)?.[name];
    if (typeof value !== 'string') continue;
    if (aspect === null) origin.partOf.push(value);
    else origin.owners.push({ aspect, id: value });
  }
  return origin;
}

/** An entity without its cache tags. */
export function withoutCacheTags(entity: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entity)) if (!name.startsWith(PREFIX)) fields[name] = value;
  return fields;
}
