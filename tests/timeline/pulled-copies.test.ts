import { describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { World } from './world.js';

const HOME = '{ homeTimeline { edges { node { id } } liveCursor } }';

describe('a process with a copy of what a pulled author has posted', () => {
  it('has what is new as well on a page that leads on to the live stream', async () => {
    await using stack = new DisposalStack();
    // Long enough that only looking beyond the copy can tell.
    const settings = { pushToAllBelow: 1, pullAbove: 1, pullGrace: 0, copyTtl: 60_000 };
    const writer = stack.use(await World.open({ settings }));
    const { mongo, cache } = writer.deps;
    const reading = stack.use(await World.open({ settings, mongo, cache }));
    const author = await writer.act.person();
    const [reader = '', other = ''] = await writer.act.people(2);
    await writer.act.followers(author, [reader, other]);
    const first = await writer.act.post(author);
    await writer.settle();
    // Read twice: the first time the timeline was made from documents.
    expect((await reading.home(reader)).ids).toEqual([first]);
    expect((await reading.home(reader)).ids).toEqual([first]);
    const second = await writer.act.post(author);
    await writer.settle();
    expect((await reading.home(reader)).ids).toEqual([first]);
    expect(await reading.ask(reader, HOME)).toMatchObject({
      data: { homeTimeline: { edges: [{ node: { id: second } }, { node: { id: first } }] } },
    });
  });
});
