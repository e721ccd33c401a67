import { expect, test } from 'vitest';
import { MAX_DELIVERIES, type Reaction } from './bus.js';
import { eventually, followed, noting, sum, type Opened } from '#testkit/bus/bus-fixtures.js';

export function describeFailure(opened: Opened): void {
  test('an event whose reaction failed is redelivered, and the events after it keep their order', async () => {
    const bus = await opened();
    const notes: string[] = [];
    let failures = 2;
    const reaction: Reaction = (event) =>
      failures-- > 0 ? Promise.reject(new Error('not yet')) : noting(notes)(event);
    await bus.consume({ durable: 'again', reactions: { 'user.followed': reaction } });
    await Promise.all([1, 2, 3].map((to) => bus.publish(followed('ada', to))));
    await eventually(() => expect(notes).toEqual(['ada:1', 'ada:2', 'ada:3']));
    expect(await bus.deadLetters()).toEqual([]);
  });

  test('a poison message becomes a dead letter after its last delivery and blocks no other key', async () => {
    const bus = await opened();
    const notes: string[] = [];
    const poison = followed('mallory', 'poison');
    let [deliveries, notedMeanwhile] = [0, 0];
    const reaction: Reaction = (event) => {
      if (event.id !== poison.id) return noting(notes)(event);
      notedMeanwhile = notes.length;
      return Promise.reject(new Error(`delivery ${++deliveries}`));
    };
    // All units of concurrency but one are occupied by poison messages: healthy events must not wait for the
    // retries.
    await bus.consume({ durable: 'brave', reactions: { 'user.followed': reaction }, concurrency: 1 });
    const published = [poison, followed('ada', 1), followed('mallory', 2)].map((event) => bus.publish(event));
    await Promise.all(published);
    await eventually(async () => expect(await bus.deadLetters()).toHaveLength(1));
    expect(deliveries).toBe(MAX_DELIVERIES);
    expect(notedMeanwhile).toBe(1);
    await eventually(() => expect(notes).toEqual(['ada:1', 'mallory:2']));
    const [letter] = await bus.deadLetters();
    expect(letter).toMatchObject({ durable: 'brave', event: poison, reason: `delivery ${MAX_DELIVERIES}` });
    await eventually(async () => expect(sum(await bus.pending())).toBe(0));
  });

  test('a dead letter can be replayed: it stays while the reaction fails and is deleted when it succeeds', async () => {
    const bus = await opened();
    const notes: string[] = [];
    let cured = false;
    const reaction: Reaction = (event) =>
      cured ? noting(notes)(event) : Promise.reject(new Error('still ill'));
    await bus.consume({ durable: 'cure', reactions: { 'user.followed': reaction } });
    await bus.publish(followed('ada', 1));
    await eventually(async () => expect(await bus.deadLetters()).toHaveLength(1));
    const id = (await bus.deadLetters())[0]?.id ?? '';
    await expect(bus.replayDeadLetter(id)).rejects.toThrow('still ill');
    expect(await bus.deadLetters()).toHaveLength(1);
    cured = true;
    await bus.replayDeadLetter(id);
    expect(notes).toEqual(['ada:1']);
    expect(await bus.deadLetters()).toEqual([]);
    await expect(bus.replayDeadLetter(id)).rejects.toThrow('No dead letter');
    await expect(bus.discardDeadLetter(id)).rejects.toThrow('No dead letter');
  });

  test('a dead letter can be discarded, and its event is not handled', async () => {
    const bus = await opened();
    await bus.consume({
      durable: 'discard',
      reactions: { 'user.followed': () => Promise.reject(new Error('ill')) },
    });
    await bus.publish(followed('ada', 1));
    await bus.publish(followed('bob', 2));
    await eventually(async () => expect(await bus.deadLetters()).toHaveLength(2));
    expect(await bus.deadLetterCount()).toBe(2);
    const [first, second] = await bus.deadLetters();
    await bus.discardDeadLetter(first?.id ?? '');
    expect(await bus.deadLetters()).toEqual([second]);
    expect(await bus.deadLetterCount()).toBe(1);
    await expect(bus.discardDeadLetter(first?.id ?? '')).rejects.toThrow('No dead letter');
  });

  test('an event that a consumer gives up later is a dead letter, once, and can be replayed', async () => {
    const bus = await opened();
    const notes: string[] = [];
    await bus.consume({ durable: 'late', reactions: { 'user.followed': noting(notes) } });
    const event = followed('ada', 1);
    await bus.publish(event);
    await eventually(() => expect(notes).toEqual(['ada:1']));
    const letter = { durable: 'late', event, reason: 'too often' };
    for (let time = 0; time < 2; time++) await bus.addDeadLetter({ ...letter, once: `${event.id}/1` });
    const stored = await bus.deadLetters();
    expect(stored).toEqual([
      { ...letter, id: expect.any(String) as string, at: expect.any(Number) as number },
    ]);
    await bus.replayDeadLetter(stored[0]?.id ?? '');
    expect(notes).toEqual(['ada:1', 'ada:1']);
    expect(await bus.deadLetters()).toEqual([]);
    await bus.addDeadLetter({ ...letter, once: `${event.id}/2` });
    expect(await bus.deadLetters()).toMatchObject([letter]);
  });
}
