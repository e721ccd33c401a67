import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deadline } from './deadline.js';
import { DeadlineExceeded, TimeoutQueue } from './timeout-queue.js';

/** Counts the abort events that a listener receives. */
function listening(deadline: Deadline): { readonly calls: number } {
  const listener = { calls: 0, handleEvent: () => void listener.calls++ };
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

  it('aborts after the time of its queue', () => {
    const first = new Deadline(timeouts);
    vi.advanceTimersByTime(600);
    const second = new Deadline(timeouts);
    const short = new Deadline(new TimeoutQueue(100));
    const listeners = [first, second, short].map(listening);
    const callCounts = (): number[] => listeners.map((each) => each.calls);
    vi.advanceTimersByTime(99);
    expect(callCounts()).toEqual([0, 0, 0]);
    vi.advanceTimersByTime(1);
    expect(callCounts()).toEqual([0, 0, 1]);
    vi.advanceTimersByTime(300);
    expect(callCounts()).toEqual([1, 0, 1]);
    expect(first.reason).toEqual(new DeadlineExceeded(1_000));
    expect(second.aborted).toBe(false);
    vi.advanceTimersByTime(600);
    expect(callCounts()).toEqual([1, 1, 1]);
  });

  it('does not abort after its work has ended, and does not affect other deadlines', () => {
    const [done, open] = [new Deadline(timeouts), new Deadline(timeouts)];
    const listeners = [done, open].map(listening);
    done.end();
    vi.advanceTimersByTime(1_000);
    expect([done.aborted, open.aborted]).toEqual([false, true]);
    expect(listeners.map((each) => each.calls)).toEqual([0, 1]);
  });

  it('starts a new timer when all earlier deadlines have ended', () => {
    new Deadline(timeouts).end();
    vi.advanceTimersByTime(5_000);
    const next = new Deadline(timeouts);
    vi.advanceTimersByTime(999);
    expect(next.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(next.aborted).toBe(true);
  });

  it('aborts once with the first reason, and does not call removed or late listeners', () => {
    const deadline = new Deadline(timeouts);
    const [stays, leaves] = [listening(deadline), { handleEvent: vi.fn() }];
    deadline.addEventListener('abort', leaves);
    deadline.removeEventListener('abort', leaves);
    deadline.abort('gone');
    deadline.abort('gone again');
    vi.advanceTimersByTime(1_000);
    const late = listening(deadline);
    expect([deadline.reason, stays.calls, late.calls]).toEqual(['gone', 1, 0]);
    expect(leaves.handleEvent).not.toHaveBeenCalled();
  });

  it('aborts with its parent deadline unless it has ended', () => {
    const parent = new Deadline(new TimeoutQueue(5_000));
    const [open, ended] = [new Deadline(timeouts, parent), new Deadline(timeouts, parent)];
    ended.end();
    parent.abort('gone');
    expect([open.reason, ended.aborted]).toEqual(['gone', false]);
    expect(new Deadline(timeouts, parent).reason).toBe('gone');
  });

  it('aborts with its parent signal', () => {
    const parent = new AbortController();
    const child = new Deadline(timeouts, parent.signal);
    parent.abort('gone');
    expect(child.reason).toBe('gone');
    expect(new Deadline(timeouts, parent.signal).reason).toBe('gone');
  });
});
