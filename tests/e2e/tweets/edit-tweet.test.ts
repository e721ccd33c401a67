import { describe, expect } from 'vitest';
import { type TestUser, story } from '#testkit/client/index.js';
import { Protect } from '#testkit/operations/users.js';
import { Edit, WholeTweet } from '#testkit/operations/tweets.js';

const MINUTE_MS = 60_000;

let ahead = 0;
/** The time at which the clock is stopped, in ms since 1970; null while it runs. */
let stopped: number | null = null;

const clock = { now: () => stopped ?? Date.now() + ahead };
const it = story({ cast: ['ada', 'bob'], network: { clock } });

describe('editTweet', () => {
  const edit = async (author: TestUser, id: string, text: string) =>
    (await author.get(Edit, { id, text })).editTweet;

  it('replaces the text and keeps the old one in `edits`', async ({ ada, bob }) => {
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

  it('changes nothing for the same text', async ({ ada }) => {
    const id = await ada.post('As it was');
    expect(await edit(ada, id, 'As it was')).toMatchObject({ editedAt: null, edits: [] });
  });

  it('is allowed five times per tweet', async ({ ada, bob }) => {
    const id = await ada.post('version 0');
    for (let version = 1; version <= 5; version++) await edit(ada, id, `version ${version}`);
    expect(await ada.refusal(Edit, { id, text: 'version 6' })).toBe('FORBIDDEN');
    const { tweet } = await bob.get(WholeTweet, { id });
    expect(tweet?.text).toBe('version 5');
    expect(tweet?.edits.map(({ text }) => text)).toEqual(
      [0, 1, 2, 3, 4].map((version) => `version ${version}`),
    );
  });

  it('accepts five of 50 concurrent calls and keeps their texts in order', async ({ network, ada, bob }) => {
    const id = await ada.post('version 0');
    const texts = Array.from({ length: 50 }, (_, index) => `version ${index + 1}`);
    const answers = await Promise.all(texts.map((text) => ada.send(Edit, { id, text })));
    const taken = texts.filter((_, index) => answers[index]?.errors.length === 0);
    expect(taken).toHaveLength(5);
    await network.settle();
    const { tweet } = await bob.get(WholeTweet, { id });
    const edits = tweet?.edits ?? [];
    const history = [...edits.map(({ text }) => text), tweet?.text];
    expect(history).toHaveLength(6);
    expect(history[0]).toBe('version 0');
    expect(new Set(history.slice(1))).toEqual(new Set(taken));
    // Every edit has its own, later time; the last one is the tweet's `editedAt`.
    const moments = edits.map(({ editedAt }) => editedAt);
    expect(moments).toEqual([...new Set(moments)].sort());
    expect(moments.at(-1)).toBe(tweet?.editedAt);
  });

  it('is refused after exactly 30 minutes', async ({ ada, bob, onTestFinished }) => {
    const id = await ada.post('Fresh');
    const { tweet } = await bob.get(WholeTweet, { id });
    // Never earlier: ids are refused while the clock is behind.
    ahead += 30 * MINUTE_MS;
    onTestFinished(() => void (stopped = null));
    stopped = Date.parse(tweet!.createdAt) + 30 * MINUTE_MS;
    await edit(ada, id, 'Still fresh');
    stopped += 1;
    expect(await ada.refusal(Edit, { id, text: 'Too late' })).toBe('FORBIDDEN');
    expect((await bob.get(WholeTweet, { id })).tweet?.text).toBe('Still fresh');
  });

  it('validates the new text like a posted one', async ({ ada, bob }) => {
    const id = await ada.post('Good');
    for (const text of ['', 'a'.repeat(281), 'a\u0000']) {
      expect(await ada.refusal(Edit, { id, text })).toBe('BAD_USER_INPUT');
    }
    expect((await bob.get(WholeTweet, { id })).tweet).toMatchObject({ text: 'Good', edits: [] });
  });

  it("is allowed for the viewer's own existing tweets only", async ({ ada, bob }) => {
    const id = await ada.post('Mine');
    expect(await bob.refusal(Edit, { id, text: 'Yours' })).toBe('FORBIDDEN');
    await ada.get(Protect, { protected: true });
    expect(await bob.refusal(Edit, { id, text: 'Yours' })).toBe('NOT_FOUND');
    await ada.deleteTweet(id);
    expect(await ada.refusal(Edit, { id, text: 'Back again' })).toBe('NOT_FOUND');
  });
});
