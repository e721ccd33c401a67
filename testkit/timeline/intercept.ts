import type { Cache, SortedSets } from '#platform/cache/index.js';

/** The same cache, with a step before every call of one method of its sorted sets. */
export function intercept(
  cache: Cache,
  method: keyof SortedSets,
  step: (key: string | readonly string[]) => Promise<void> | void,
): Cache {
  const sortedSets = new Proxy(cache.sortedSets, {
    get: (target, name) => {
      const call = bound(target, name);
      if (name !== method) return call;
      return async (...args: [string]) => {
        await step(args[0]);
        return (call as (...args: unknown[]) => unknown)(...args);
      };
    },
  });
  return new Proxy(cache, {
    get: (target, name) => (name === 'sortedSets' ? sortedSets : bound(target, name)),
  });
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === 'function' ? (value.bind(target) as unknown) : value;
}
