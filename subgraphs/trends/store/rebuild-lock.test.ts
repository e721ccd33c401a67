import { describe, expect, it } from 'vitest';
import { RebuildLock } from './rebuild-lock.js';

describe('RebuildLock', () => {
  it('runs exclusive work after earlier shared work and before later shared work', async () => {
    const lock = new RebuildLock();
    const seen: string[] = [];
    let release: () => void = () => undefined;
    const earlier = lock.shared(async () => {
      await new Promise<void>((resolve) => (release = resolve));
      seen.push('earlier shared');
    });
    const exclusive = lock.exclusive(async () => {
      seen.push('exclusive begins');
      await Promise.resolve();
      seen.push('exclusive ends');
    });
    const later = lock.shared(() => Promise.resolve(seen.push('later shared')));
    release();
    await Promise.all([earlier, exclusive, later]);
    expect(seen).toEqual(['earlier shared', 'exclusive begins', 'exclusive ends', 'later shared']);
  });

  it('is released when the work fails', async () => {
    const lock = new RebuildLock();
    await expect(lock.exclusive(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(lock.shared(() => Promise.reject(new Error('nor this')))).rejects.toThrow('nor this');
    await expect(lock.exclusive(() => Promise.resolve())).resolves.toBeUndefined();
    await expect(lock.shared(() => Promise.resolve('open'))).resolves.toBe('open');
  });
});
