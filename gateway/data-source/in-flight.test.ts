import { describe, expect, it } from 'vitest';
import { InFlight, type Work } from './in-flight.js';

function withResolvers() {
  let resolve!: (value: object) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<object>((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
}

/** Work that ends when the test says so. */
function openWork() {
  const begun: { aborted: unknown; resolve: (value: object) => void; reject: (error: Error) => void }[] = [];
  const work = (): Work<object> => {
    const { promise, resolve, reject } = withResolvers();
    const entry = { aborted: undefined as unknown, resolve, reject };
    begun.push(entry);
    return { promise, abort: (reason) => (entry.aborted = reason) };
  };
  return { begun, work };
}

const nobody = new AbortController().signal;
const A = { key: 'a', details: null };

describe('work that is under way', () => {
  it('is done once for all who want it meanwhile, and anew for those who come later', async () => {
    const inFlight = new InFlight<object>();
    const { begun, work } = openWork();
    let joined = 0;
    const share = (key: string): Promise<object> =>
      inFlight.share({ key, details: null }, nobody, work, () => joined++);
    const [first, second, other] = [share('a'), share('a'), share('b')];
    expect(begun).toHaveLength(2);
    expect(joined).toBe(1);
    const result = {};
    begun[0]!.resolve(result);
    begun[1]!.resolve({});
    expect(await first).toBe(result);
    expect(await second).toBe(result);
    expect(await other).not.toBe(result);
    void share('a');
    expect(begun).toHaveLength(3);
  });

  it('is the same only when its details are equal too, whoever else is under way', async () => {
    const inFlight = new InFlight<object>();
    const { begun, work } = openWork();
    const share = (details: unknown): Promise<object> =>
      inFlight.share({ key: 'a', details }, nobody, work, () => undefined);
    const [one, two, again] = [
      share({ ids: ['1', '2'] }),
      share({ ids: ['2', '1'] }),
      share({ ids: ['1', '2'] }),
    ];
    expect(begun).toHaveLength(2);
    begun[0]!.resolve({ first: true });
    expect([await one, await again]).toEqual([{ first: true }, { first: true }]);
    // The first has ended, the second has not.
    void share({ ids: ['2', '1'] });
    void share({ ids: ['1', '2'] });
    expect(begun).toHaveLength(3);
    begun[1]!.resolve({ first: false });
    expect(await two).toEqual({ first: false });
  });

  it('fails for all who wait for it', async () => {
    const inFlight = new InFlight<object>();
    const { begun, work } = openWork();
    const both = [1, 2].map(() => inFlight.share(A, nobody, work, () => undefined));
    begun[0]!.reject(new Error('away'));
    for (const each of both) await expect(each).rejects.toThrow('away');
  });

  it('goes on while anybody waits, and is aborted when the last has left', async () => {
    const inFlight = new InFlight<object>();
    const { begun, work } = openWork();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = inFlight.share(A, one.signal, work, () => undefined);
    const second = inFlight.share(A, two.signal, work, () => undefined);
    one.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    expect(begun[0]!.aborted).toBeUndefined();
    two.abort(new Error('gone too'));
    await expect(second).rejects.toThrow('gone too');
    expect(begun[0]!.aborted).toEqual(new Error('gone too'));
    // What is being aborted is no longer joined, although it has not ended yet.
    void inFlight.share(A, nobody, work, () => undefined);
    expect(begun).toHaveLength(2);
  });

  it('is not begun for whoever has left already', async () => {
    const { begun, work } = openWork();
    const share = new InFlight<object>().share(
      A,
      AbortSignal.abort(new Error('gone')),
      work,
      () => undefined,
    );
    await expect(share).rejects.toThrow('gone');
    expect(begun).toHaveLength(0);
  });
});
