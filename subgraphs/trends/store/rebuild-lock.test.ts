import { expect, it } from 'vitest';
import { Gate } from './rebuild-lock.js';

it('lets nobody in while one is alone, and nobody be alone while others are in', async () => {
  const gate = new Gate();
  const seen: string[] = [];
  let leave: () => void = () => undefined;
  const inside = gate.enter(async () => {
    await new Promise<void>((resolve) => (leave = resolve));
    seen.push('first left');
  });
  const alone = gate.alone(async () => {
    seen.push('alone');
    await Promise.resolve();
    seen.push('still alone');
  });
  const late = gate.enter(() => Promise.resolve(seen.push('late')));
  leave();
  await Promise.all([inside, alone, late]);
  expect(seen).toEqual(['first left', 'alone', 'still alone', 'late']);
});

it('opens again when the work fails', async () => {
  const gate = new Gate();
  await expect(gate.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(gate.enter(() => Promise.reject(new Error('nor this')))).rejects.toThrow('nor this');
  await expect(gate.alone(() => Promise.resolve())).resolves.toBeUndefined();
  await expect(gate.enter(() => Promise.resolve('open'))).resolves.toBe('open');
});
