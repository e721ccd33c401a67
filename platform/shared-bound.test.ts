import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { SharedBound } from './shared-bound.js';

it('drops the least recently used entry of all caches', () => {
  const bound = new SharedBound(2);
  const [first, second] = [bound.open<string>(), bound.open<string>()];
  first.findOrMake('a', () => 'old');
  second.findOrMake('a', () => 'old');
  first.findOrMake('a', () => 'new');
  second.findOrMake('b', () => 'old');
  expect(first.findOrMake('a', () => 'new')).toBe('old');
  expect(second.findOrMake('b', () => 'new')).toBe('old');
  expect(second.findOrMake('a', () => 'new')).toBe('new');
});

it('lets the entries of a cache go with its owner', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const bound = new SharedBound(100);
  const valueOf = (cache: ReturnType<typeof bound.open<object>>) => cache.findOrMake('a', () => ({}));
  const kept = bound.open<object>();
  const [gone, there] = [new WeakRef(valueOf(bound.open<object>())), new WeakRef(valueOf(kept))];
  const isCollected = (): boolean => (collect(), gone.deref() === undefined);
  await expect.poll(isCollected).toBe(true);
  expect(there.deref()).toBe(valueOf(kept));
});
