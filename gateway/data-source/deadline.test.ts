import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deadline } from './deadline.js';
import { DeadlineExceeded, TimeoutQueue } from './timeout-queue.js';

/** Says when it was told. */
function listening(deadline: Deadline): { readonly told: number } {
  const listener = { told: 0, handleEvent: () => void listener.told++ };
  deadline.addEventListener('abort', listener);
  return listener;
}

describe('a deadline', () => {
  let timeouts: TimeoutQueue;
  beforeEach(() => {
    vi.useFakeTimers();
    timeouts = new TimeoutQueue(1_000);
  });
  afterEach(() => void vi.useRealTimers());

  it('is over after its time, each after its own', () => {
    const first = new Deadline(timeouts);
    vi.advanceTimersByTime(600);
    const second = new Deadline(timeouts);
    const short = new Deadline(new TimeoutQueue(100));
    const listeners = [first, second, short].map(listening);
    const told = (): number[] => listeners.map((each) => each.told);
    vi.advanceTimersByTime(99);
    expect(told()).toEqual([0, 0, 0]);
    vi.advanceTimersByTime(1);
    expect(told()).toEqual([0, 0, 1]);
    vi.advanceTimersByTime(300);
    expect(told()).toEqual([1, 0, 1]);
    expect(first.reason).toEqual(new DeadlineExceeded(1_000));
    expect(second.aborted).toBe(false);
    vi.advanceTimersByTime(600);
    expect(told()).toEqual([1, 1, 1]);
  });

  it('runs out no more when the work has ended, and lets others run out', () => {
    const [done, open] = [new Deadline(timeouts), new Deadline(timeouts)];
    const listeners = [done, open].map(listening);
    done.end();
    vi.advanceTimersByTime(1_000);
    expect([done.aborted, open.aborted]).toEqual([false, true]);
    expect(listeners.map((each) => each.told)).toEqual([0, 1]);
  });

  it('begins anew after all have ended', () => {
    new Deadline(timeouts).end();
    vi.advanceTimersByTime(5_000);
    const next = new Deadline(timeouts);
    vi.advanceTimersByTime(999);
    expect(next.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(next.aborted).toBe(true);
  });

  it('is aborted once, for the reason that came first, and tells nobody who left or came too late', () => {
    const deadline = new Deadline(timeouts);
    const [stays, leaves] = [listening(deadline), { handleEvent: vi.fn() }];
    deadline.addEventListener('abort', leaves);
    deadline.removeEventListener('abort', leaves);
    deadline.abort('gone');
    deadline.abort('gone again');
    vi.advanceTimersByTime(1_000);
    const late = listening(deadline);
    expect([deadline.reason, stays.told, late.told]).toEqual(['gone', 1, 0]);
    expect(leaves.handleEvent).not.toHaveBeenCalled();
  });

  it('is aborted with another, unless it has ended', () => {
    const parent = new Deadline(new TimeoutQueue(5_000));
    const [open, ended] = [new Deadline(timeouts, parent), new Deadline(timeouts, parent)];
    ended.end();
    parent.abort('gone');
    expect([open.reason, ended.aborted]).toEqual(['gone', false]);
    expect(new Deadline(timeouts, parent).reason).toBe('gone');
  });

  it('is aborted with a signal', () => {
    const parent = new AbortController();
    const child = new Deadline(timeouts, parent.signal);
    parent.abort('gone');
    expect(child.reason).toBe('gone');
    expect(new Deadline(timeouts, parent.signal).reason).toBe('gone');
  });
});
