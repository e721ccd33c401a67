import { expect, expectTypeOf, it } from 'vitest';
import type { Event } from '#schema/events.js';
import type { Reactions } from './define-subgraph.js';

interface Parts {
  log: string[];
}

async function onUserFollowed({ log }: Parts, { payload }: Event<'user.followed'>): Promise<void> {
  log.push(`${payload.from} follows ${payload.to}`);
}

it('gives each reaction the event that its key names', async () => {
  const reactions: Reactions<Parts> = {
    'user.followed': onUserFollowed,
    'tweet.liked': async (_, event) => {
      expectTypeOf(event).toEqualTypeOf<Event<'tweet.liked'>>();
    },
  };
  const log: string[] = [];
  const event = { id: '1', type: 'user.followed', version: 1, key: '1', at: 0 } as const;
  await reactions['user.followed']?.({ log }, { ...event, payload: { from: '1', to: '2' } });
  expect(log).toEqual(['1 follows 2']);
});

it('does not compile with a reaction to another event or to an unknown one', () => {
  const reactions: Reactions<Parts>[] = [
    // @ts-expect-error -- the reaction takes another event
    { 'user.blocked': onUserFollowed },
    // @ts-expect-error -- the event is not declared
    { 'user.praised': onUserFollowed },
  ];
  expect(reactions).toHaveLength(2);
});
