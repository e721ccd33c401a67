import { describe, expect, it, vi } from 'vitest';
import { systemClock as clock } from '../clock.js';
import type { AnyEvent } from '../event.js';
import { silentLog as log } from '../log.js';
import { createMemoryBus } from './memory.js';
import { SharedTails } from './shared-tails.js';

const events = { 'a.happened': { stream: 'A', version: 1 }, 'b.happened': { stream: 'B', version: 1 } };
const event = (id: string, type: string): AnyEvent => ({
  id,
  type,
  version: 1,
  key: 'k',
  at: 0,
  payload: {},
});

describe('shared tails', () => {
  it('opens one tail per stream and calls its observers in the order in which they came', async () => {
    await using bus = createMemoryBus({ events, clock, log });
    bus.open();
    const opened = vi.spyOn(bus, 'tail');
    await using tails = new SharedTails(bus);
    const seen: string[] = [];
    await tails.tail('A', ({ id }) => seen.push(`first ${id}`));
    const second = await tails.tail('A', ({ id }) => seen.push(`second ${id}`));
    await tails.tail('B', ({ id }) => seen.push(`b ${id}`));
    await bus.publish(event('1', 'a.happened'));
    await bus.publish(event('2', 'b.happened'));
    await second[Symbol.asyncDispose]();
    await bus.publish(event('3', 'a.happened'));
    expect(seen).toEqual(['first 1', 'second 1', 'b 2', 'first 3']);
    expect(opened).toHaveBeenCalledTimes(2);
  });

  it('calls no observer once it is disposed', async () => {
    await using bus = createMemoryBus({ events, clock, log });
    bus.open();
    const tails = new SharedTails(bus);
    const seen: string[] = [];
    await tails.tail('A', ({ id }) => seen.push(id as string));
    await tails[Symbol.asyncDispose]();
    await bus.publish(event('1', 'a.happened'));
    expect(seen).toEqual([]);
  });
});
