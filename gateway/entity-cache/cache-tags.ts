import { Kind, parse, type SelectionNode } from 'graphql';
import type { TypeCacheDirectives } from './cache-directives.js';

/** What an entity is made of, as its answer tells: whose relationship decides who may see it, and what changes it. */
export interface Origin {
  profileOf: string[];
  tweetsOf: string[];
  partOf: string[];
}

/** A place in an answer that tells of its origin. */
export interface CacheTag {
  readonly of: keyof Origin;
  /** The name in the answer. */
  readonly alias: string;
  /** The names from the field to the id. */
  readonly path: readonly string[];
}

/** Begins the names that traces have in an answer. Clients cannot make up names that begin with `__`. */
const PREFIX = '__kept_';

const KINDS = ['profileOf', 'tweetsOf', 'partOf'] as const;

export function cacheTagsOf(type: TypeCacheDirectives): CacheTag[] {
  return KINDS.flatMap((of) =>
    type[of].map((path, index) => ({ of, alias: `${PREFIX}${of}${index}`, path: path.split('.') })),
  );
}

/** The field that a trace adds to a selection. */
export function tagSelection({ alias, path }: CacheTag): SelectionNode {
  const document = parse(`{${alias}:${path.join('{')}${'}'.repeat(path.length)}`, { noLocation: true });
  const [operation] = document.definitions;
  const selection =
    operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
  if (!selection) throw new Error(`The path ${path.join('.')} leads nowhere.`);
  return selection;
}

/** Reads the traces in an entity as a subgraph answered it. */
export function readOrigin(
  entity: Readonly<Record<string, unknown>>,
  cacheTags: readonly CacheTag[],
): Origin {
  const origin: Origin = { profileOf: [], tweetsOf: [], partOf: [] };
  for (const { of, alias, path } of cacheTags) {
    let value: unknown = entity[alias];
    for (const name of path.slice(1)) value = (value as Record<string, unknown> | null | undefined)?.[name];
    if (typeof value === 'string') origin[of].push(value);
  }
  return origin;
}

/** An entity without its traces. */
export function withoutCacheTags(entity: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entity)) if (!name.startsWith(PREFIX)) fields[name] = value;
  return fields;
}
