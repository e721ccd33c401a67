import { fateOf } from './random.js';

/** Of the type of a root there is no doubt, whatever a subgraph says. */
const ROOTS: ReadonlySet<unknown> = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * What a subgraph says, with some of it gone or wrong: no subgraph does that that keeps to its schema. The same entity is spoilt in
 * the same way wherever it stands.
 */
export function spoil(seed: number, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => spoil(seed, element));
  if (typeof value !== 'object' || value === null) return value;
  const before = JSON.stringify(value);
  const spoilt: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const fate = fateOf(seed, before, key);
    const isTypename = key !== '__typename' && inner === (value as { __typename?: unknown }).__typename;
    if (key === '_entities' || isTypename || !fate.happens(3)) spoilt[key] = spoil(seed, inner);
    else if (key === '__typename') spoilt[key] = ROOTS.has(inner) ? inner : 'Nonsense';
    else if (fate.happens(50)) spoilt[key] = null;
    else if (typeof inner !== 'object') spoilt[key] = fate.pick<unknown>(['nonsense', 1.5, true, undefined]);
  }
  return spoilt;
}

/** A frozen value: writing to it throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
