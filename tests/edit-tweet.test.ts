import { describe, expect } from 'vitest';
import { type Person, story } from './client/index.js';
import { Protect } from './operations/people.js';
import { Edit, WholeTweet } from './operations/tweets.js';

const MINUTE_MS = 60_000;

let ahead = 0;

const it = story({ cast: ['ada', 'bob'], network: { clock: { now: () => Date.now() + ahead } } });

describe('editing', () => {
  const edit = async (author: Person, id: string, text: string) =>
    (await author.get(Edit, { id, text })).editTweet;

  it('puts a new text in the place of the old one, which stays in the history', async ({ ada, bob }) => {
    const id = await ada.post('Frist #wrong @nobody');
    const { editedAt } = await edit(ada, id, 'First #right @bob');
    expect(editedAt).not.toBeNull();
    const { tweet } = await bob.get(WholeTweet, { id });
    expect(tweet).toMatchObject({
      text: 'First #right @bob',
      editedAt,
      edits: [{ text: 'Frist #wrong @nobody', editedAt }],
      hashtags: ['right'],
      mentions: [{ username: 'bob' }],
    });
  });

  it('to the same text changes nothing', async ({ ada }) => {
    const id = await ada.post('As it was');
    expect(await edit(ada, id, 'As it was')).toMatchObject({ editedAt: null, edits: [] });
  });

  it('is allowed five times', async ({ ada, bob }) => {
    const id = await ada.post('version 0');
    for (let version = 1; version <= 5; version++) await edit(ada, id, `version ${version}`);
    expect(await ada.refusal(Edit, { id, text: 'version 6' })).toBe('FORBIDDEN');
    const { tweet } = await bob.get(WholeTweet, { id });
    expect(tweet?.text).toBe('version 5');
    expect(tweet?.edits.map(({ text }) => text)).toEqual(
      [0, 1, 2, 3, 4].map((version) => `version ${version}`),
    );
  });

  it('at once keeps every text, each once', async ({ ada, bob }) => {
    const id = await ada.post('zero');
    const texts = ['one', 'two', 'three', 'four', 'five'];
    await Promise.all(texts.map((text) => ada.send(Edit, { id, text })));
    const { tweet } = await bob.get(WholeTweet, { id });
    const all = [...(tweet?.edits.map(({ text }) => text) ?? []), tweet?.text];
    expect(all[0]).toBe('zero');
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(1);
  });

  it('ends after 30 minutes', async ({ ada, bob }) => {
    const id = await ada.post('Fresh');
    ahead += 29 * MINUTE_MS;
    await edit(ada, id, 'Still fresh');
    ahead += 2 * MINUTE_MS;
    expect(await ada.refusal(Edit, { id, text: 'Too late' })).toBe('FORBIDDEN');
    expect((await bob.get(WholeTweet, { id })).tweet?.text).toBe('Still fresh');
  });

  it('checks the new text like the first one', async ({ ada, bob }) => {
    const id = await ada.post('Good');
    for (const text of ['', 'a'.repeat(281), 'a\u0000']) {
      expect(await ada.refusal(Edit, { id, text })).toBe('BAD_USER_INPUT');
    }
    expect((await bob.get(WholeTweet, { id })).tweet).toMatchObject({ text: 'Good', edits: [] });
  });

  it("is for one's own tweets that are there", async ({ ada, bob }) => {
    const id = await ada.post('Mine');
    expect(await bob.refusal(Edit, { id, text: 'Yours' })).toBe('FORBIDDEN');
    await ada.get(Protect, { protected: true });
    expect(await bob.refusal(Edit, { id, text: 'Yours' })).toBe('NOT_FOUND');
    await ada.deleteTweet(id);
    expect(await ada.refusal(Edit, { id, text: 'Back again' })).toBe('NOT_FOUND');
  });
});
