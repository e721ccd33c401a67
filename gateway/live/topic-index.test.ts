import { describe, expect, it } from 'vitest';
import type { FieldArguments } from '#platform/live-source.js';
import type { Viewer } from '#platform/viewer.js';
import type { LiveSubscription } from './delivery/index.js';
import { TopicIndex } from './topic-index.js';

const ADA: Viewer = { id: 'ada', sessionId: '1' };
/** The index only compares subscriptions. */
const subscription = (): LiveSubscription => ({}) as LiveSubscription;
const topicOf = (_viewer: Viewer, { topic }: FieldArguments): Promise<ReadonlySet<string>> =>
  Promise.resolve(new Set([topic as string]));

describe('the topic index', () => {
  it('loads the topics once for subscriptions of a viewer with the same arguments', async () => {
    let loads = 0;
    const index = new TopicIndex((viewer, args) => {
      loads++;
      return topicOf(viewer, args);
    });
    const [first, second] = [
      await index.add(ADA, { topic: 'a' }, subscription()),
      await index.add(ADA, { topic: 'a' }, subscription()),
    ];
    const other = await index.add(ADA, { topic: 'b' }, subscription());
    expect([first === second, first === other, loads]).toEqual([true, false, 2]);
    expect(index.countOf('ada')).toBe(3);
    expect([...index.of('a')]).toEqual([first]);
    expect([...index.of('b')]).toEqual([other]);
  });

  it('applies a change to the subscriptions whose arguments it selects', async () => {
    const index = new TopicIndex(topicOf);
    const a = await index.add(ADA, { topic: 'a' }, subscription());
    const b = await index.add(ADA, { topic: 'b' }, subscription());
    const appliesTo = ({ topic }: FieldArguments): boolean => topic === 'a';
    index.change({ viewerId: 'ada', topic: 'c', listens: true, appliesTo });
    index.change({ viewerId: 'ada', topic: 'd', listens: true });
    index.change({ viewerId: 'eve', topic: 'e', listens: true });
    expect([...index.of('c')]).toEqual([a]);
    expect([...index.of('d')]).toEqual([a, b]);
    expect([...index.of('e')]).toEqual([]);
    index.change({ viewerId: 'ada', topic: 'd', listens: false, appliesTo });
    expect([...index.of('d')]).toEqual([b]);
  });

  it('keeps a topic that is added while the topics are being loaded', async () => {
    let load: (topics: ReadonlySet<string>) => void = () => undefined;
    const index = new TopicIndex(() => new Promise((resolve) => (load = resolve)));
    const adding = index.add(ADA, {}, subscription());
    index.change({ viewerId: 'ada', topic: 'new', listens: true });
    load(new Set(['old']));
    const watcher = await adding;
    expect([...watcher.topics].toSorted()).toEqual(['new', 'old']);
  });

  it('is empty when every subscription is removed', async () => {
    const index = new TopicIndex(topicOf);
    const [first, second] = [subscription(), subscription()];
    await index.add(ADA, { topic: 'a' }, first);
    await index.add(ADA, { topic: 'b' }, second);
    index.remove('ada', first);
    expect([[...index.viewerIds], index.topics]).toEqual([['ada'], 1]);
    index.remove('ada', second);
    expect([[...index.viewerIds], index.topics]).toEqual([[], 0]);
  });

  it('forgets a viewer whose topics cannot be loaded', async () => {
    const index = new TopicIndex(() => Promise.reject(new Error('The documents are away.')));
    await expect(index.add(ADA, {}, subscription())).rejects.toThrow('The documents are away.');
    expect([index.countOf('ada'), [...index.viewerIds]]).toEqual([0, []]);
  });
});
