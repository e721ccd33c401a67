import { describe, expect, it } from 'vitest';
import { otherSpellings } from '#testkit/platform/other-spellings.js';
import { Cursors } from './cursor.js';

const cursors = new Cursors(Buffer.from('a secret of these tests'));
const refused = expect.objectContaining({ code: 'BAD_USER_INPUT' });

describe('Cursors', () => {
  it('return the position that was packed', () => {
    expect(cursors.unpack('likes:1', cursors.pack('likes:1', ['17', 4]))).toEqual(['17', 4]);
  });

  it('are valid for one list only', () => {
    expect(() => cursors.unpack('likes:2', cursors.pack('likes:1', ['17']))).toThrowError(refused);
  });

  it('are rejected when any byte is changed', () => {
    const cursor = cursors.pack('likes:1', ['17']);
    for (let at = 0; at < cursor.length; at++) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      expect(() => cursors.unpack('likes:1', changed)).toThrowError(refused);
    }
  });

  it('are rejected in every spelling but one', () => {
    const spellings = ['1', '17', '174'].flatMap((id) => otherSpellings(cursors.pack('likes:1', [id])));
    expect(spellings.length).toBeGreaterThan(10);
    for (const spelling of spellings) expect(() => cursors.unpack('likes:1', spelling)).toThrowError(refused);
  });

  it.each(['', 'x', 'AAAAAAAAAAA', '!!!', 'a'.repeat(10_000), '\u0000'])('reject %j', (text) => {
    expect(() => cursors.unpack('likes:1', text)).toThrowError(refused);
  });

  it('of another secret are rejected', () => {
    const foreign = new Cursors(Buffer.from('another secret')).pack('likes:1', ['17']);
    expect(() => cursors.unpack('likes:1', foreign)).toThrowError(refused);
  });
});
