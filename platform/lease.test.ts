import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lease, type LeaseStore } from './lease.js';

/** A store in memory that expires with fake time, and fails while `isDown`. */
class MemoryLease {
  isDown = false;
  #holder: string | null = null;
  #until = 0;

  of(holder: string): LeaseStore {
    return {
      take: async () => {
        await Promise.resolve();
        if (this.isDown) throw new Error('unreachable');
        if (this.#holder !== null && this.#holder !== holder && Date.now() < this.#until) return false;
        this.#holder = holder;
        this.#until = Date.now() + 5_000;
        return true;
      },
      release: async () => {
        await Promise.resolve();
        if (this.#holder === holder) this.#holder = null;
      },
    };
  }
}

describe('a lease', () => {
  let memory: MemoryLease;
  let log: string[];
  const leases: Lease[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    memory = new MemoryLease();
    log = [];
  });
  afterEach(async () => {
    for (const lease of leases.splice(0)) await lease.close();
    vi.useRealTimers();
  });

  function leaseOf(holder: string): Lease {
    const lease = new Lease({
      store: memory.of(holder),
      lastsMs: 4_000,
      intervalMs: 1_000,
      onTaken: () => log.push(`${holder} taken`),
      onLost: () => log.push(`${holder} lost`),
      onError: (error) => log.push(`${holder} ${(error as Error).message}`),
    });
    leases.push(lease);
    return lease;
  }

  it('has one holder, which renews it', async () => {
    const [first, second] = [leaseOf('first'), leaseOf('second')];
    await first.start();
    await second.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([first.isCertain, second.isCertain]).toEqual([true, false]);
    expect(log).toEqual(['first taken']);
  });

  it('goes to another holder at its next attempt after a release', async () => {
    const [first, second] = [leaseOf('first'), leaseOf('second')];
    await first.start();
    await second.start();
    await first.close();
    expect(first.isCertain).toBe(false);
    expect(await first.attempt()).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(second.isCertain).toBe(true);
  });

  it('is uncertain before it expires when it cannot be renewed, and held again when the store is back', async () => {
    const lease = leaseOf('first');
    await lease.start();
    memory.isDown = true;
    await vi.advanceTimersByTimeAsync(3_999);
    expect(lease.isCertain).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(lease.isCertain).toBe(false);
    memory.isDown = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lease.isCertain).toBe(true);
    expect(log).toContain('first unreachable');
    expect(log).not.toContain('first lost');
  });

  it('is lost when another holder has taken it after it expired, and taken again later', async () => {
    const lease = leaseOf('first');
    await lease.start();
    memory.isDown = true;
    await vi.advanceTimersByTimeAsync(5_500);
    memory.isDown = false;
    const other = memory.of('other');
    expect(await other.take()).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lease.isCertain).toBe(false);
    expect(log.at(-1)).toBe('first lost');
    await other.release();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(log.at(-1)).toBe('first taken');
  });

  it('rejects at the start when the store fails, and takes the lease at a later attempt', async () => {
    memory.isDown = true;
    const lease = leaseOf('first');
    await expect(lease.start()).rejects.toThrow('unreachable');
    memory.isDown = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lease.isCertain).toBe(true);
  });

  it('shares one attempt between concurrent calls', async () => {
    const store = memory.of('first');
    const take = vi.spyOn(store, 'take');
    const lease = new Lease({ store, lastsMs: 4_000, intervalMs: 1_000 });
    leases.push(lease);
    expect(await Promise.all([lease.attempt(), lease.attempt()])).toEqual([true, true]);
    expect(take).toHaveBeenCalledTimes(1);
  });
});
