import { describe, expect, it, vi } from 'vitest';
import { SingleFlight, type AbortableWork } from './single-flight.js';

function withResolvers() {
  let resolve!: (value: object) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<object>((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
}

/** Work that the test settles; `started` lists it in order. */
function openWork() {
  const started: { aborted: unknown; resolve: (value: object) => void; reject: (error: Error) => void }[] =
    [];
  const start = (): AbortableWork<object> => {
    const { promise, resolve, reject } = withResolvers();
    const entry = { aborted: undefined as unknown, resolve, reject };
    started.push(entry);
    return { promise, abort: (reason) => (entry.aborted = reason) };
  };
  return { started, start, run: () => start().promise };
}

const neverAborted = new AbortController().signal;
const A = { key: 'a', details: [] };
const ignore = (): undefined => undefined;

describe('SingleFlight.run', () => {
  it('starts the work once per key for concurrent calls, and again for later calls', async () => {
    const flights = new SingleFlight<object>();
    const { started, run } = openWork();
    const [first, second, other] = [flights.run('a', run), flights.run('a', run), flights.run('b', run)];
    expect(started).toHaveLength(2);
    const result = {};
    started[0]!.resolve(result);
    started[1]!.resolve({});
    expect(await first).toBe(result);
    expect(await second).toBe(result);
    expect(await other).not.toBe(result);
    void flights.run('a', run);
    expect(started).toHaveLength(3);
  });

  it('rejects for all callers when the work rejects, and starts the work again afterwards', async () => {
    const flights = new SingleFlight<object>();
    const { started, run } = openWork();
    const both = [flights.run('a', run), flights.run('a', run)];
    started[0]!.reject(new Error('unreachable'));
    for (const each of both) await expect(each).rejects.toThrow('unreachable');
    void flights.run('a', run);
    expect(started).toHaveLength(2);
  });
});

describe('SingleFlight.runAbortable', () => {
  it('starts the work once for concurrent calls, and again for later calls', async () => {
    const flights = new SingleFlight<object>();
    const { started, start } = openWork();
    let joined = 0;
    const share = (key: string): Promise<object> =>
      flights.runAbortable({ key, details: [] }, neverAborted, start, () => joined++);
    const [first, second, other] = [share('a'), share('a'), share('b')];
    expect(started).toHaveLength(2);
    expect(joined).toBe(1);
    const result = {};
    started[0]!.resolve(result);
    started[1]!.resolve({});
    expect(await first).toBe(result);
    expect(await second).toBe(result);
    expect(await other).not.toBe(result);
    void share('a');
    expect(started).toHaveLength(3);
  });

  it('shares work of one key only when the details are deeply equal', async () => {
    const flights = new SingleFlight<object>();
    const { started, start } = openWork();
    const share = (...details: unknown[]): Promise<object> =>
      flights.runAbortable({ key: 'a', details }, neverAborted, start, ignore);
    const [one, two, again] = [
      share({ ids: ['1', '2'] }),
      share({ ids: ['2', '1'] }),
      share({ ids: ['1', '2'] }),
    ];
    expect(started).toHaveLength(2);
    started[0]!.resolve({ first: true });
    expect([await one, await again]).toEqual([{ first: true }, { first: true }]);
    // The first work has ended, the second has not.
    void share({ ids: ['2', '1'] });
    void share({ ids: ['1', '2'] });
    expect(started).toHaveLength(3);
    started[1]!.resolve({ first: false });
    expect(await two).toEqual({ first: false });
  });

  it('rejects for all callers when the work rejects', async () => {
    const flights = new SingleFlight<object>();
    const { started, start } = openWork();
    const both = [1, 2].map(() => flights.runAbortable(A, neverAborted, start, ignore));
    started[0]!.reject(new Error('unreachable'));
    for (const each of both) await expect(each).rejects.toThrow('unreachable');
  });

  it('continues while one caller waits, and aborts the work when the last caller has left', async () => {
    const flights = new SingleFlight<object>();
    const { started, start } = openWork();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = flights.runAbortable(A, one.signal, start, ignore);
    const second = flights.runAbortable(A, two.signal, start, ignore);
    one.abort(new Error('first left'));
    await expect(first).rejects.toThrow('first left');
    expect(started[0]!.aborted).toBeUndefined();
    two.abort(new Error('second left'));
    await expect(second).rejects.toThrow('second left');
    expect(started[0]!.aborted).toEqual(new Error('second left'));
    // No caller joins aborted work, although it has not settled yet.
    void flights.runAbortable(A, neverAborted, start, ignore);
    expect(started).toHaveLength(2);
  });

  it('does not start the work for a signal that has aborted already', async () => {
    const { started, start } = openWork();
    const aborted = AbortSignal.abort(new Error('left'));
    const share = new SingleFlight<object>().runAbortable(A, aborted, start, ignore);
    await expect(share).rejects.toThrow('left');
    expect(started).toHaveLength(0);
  });
});

describe('SingleFlight.findOrMake', () => {
  it('makes once for concurrent calls; the others find what the first made', async () => {
    const flights = new SingleFlight<string>();
    let stored: string | null = null;
    const find = vi.fn(() => Promise.resolve(stored));
    const make = vi.fn(() => Promise.resolve((stored = 'made')));
    const calls = [1, 2, 3].map(() => flights.findOrMake('a', find, make));
    expect(await Promise.all(calls)).toEqual(['made', 'made', 'made']);
    expect(make).toHaveBeenCalledTimes(1);
    expect(find).toHaveBeenCalledTimes(3);
  });

  it('returns what an earlier call made without making it again', async () => {
    const make = vi.fn(() => Promise.resolve('made'));
    expect(await new SingleFlight<string>().findOrMake('a', () => Promise.resolve('old'), make)).toBe('old');
    expect(make).not.toHaveBeenCalled();
  });

  it('makes in the next call when the first call fails', async () => {
    const flights = new SingleFlight<string>();
    const find = () => Promise.resolve(null);
    const first = flights.findOrMake('a', find, () => Promise.reject(new Error('refused')));
    const second = flights.findOrMake('a', find, () => Promise.resolve('made'));
    await expect(first).rejects.toThrow('refused');
    expect(await second).toBe('made');
  });
});
