import { expect, it } from 'vitest';
import { ReadGenerations } from './read-generations.js';

const [ADA, BOB] = ['1900000000000000100', '1900000000000000101'].map((id) => ({ id, sessionId: '1' }));

it('ReadGenerations gives a mutation its own generation and starts a new one for its viewer', () => {
  const readGenerations = new ReadGenerations();
  const before = [ADA!, BOB!, null].map((viewer) => readGenerations.of(viewer));
  expect(new Set(before).size).toBe(1);
  const mutations = [readGenerations.next(), readGenerations.next()];
  readGenerations.advance(ADA!);
  const after = readGenerations.of(ADA!);
  expect(new Set([...before, ...mutations, after]).size).toBe(4);
  expect([readGenerations.of(ADA!), readGenerations.of(BOB!), readGenerations.of(null)]).toEqual([
    after,
    before[1],
    before[2],
  ]);
  readGenerations.advance(null);
  expect(readGenerations.of(null)).toBe(before[2]);
});
