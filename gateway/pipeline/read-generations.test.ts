import { expect, it } from 'vitest';
import { Epochs } from './read-generations.js';

const [ADA, BOB] = ['1900000000000000100', '1900000000000000101'].map((id) => ({ id, sessionId: '1' }));

it('a mutation has an epoch of its own, and ends that of what its viewer asked before', () => {
  const epochs = new Epochs();
  const before = [ADA!, BOB!, null].map((viewer) => epochs.of(viewer));
  expect(new Set(before).size).toBe(1);
  const mutations = [epochs.next(), epochs.next()];
  epochs.advance(ADA!);
  const after = epochs.of(ADA!);
  expect(new Set([...before, ...mutations, after]).size).toBe(4);
  expect([epochs.of(ADA!), epochs.of(BOB!), epochs.of(null)]).toEqual([after, before[1], before[2]]);
  epochs.advance(null);
  expect(epochs.of(null)).toBe(before[2]);
});
