import { describe, expect, it } from 'vitest';
import { prefixesOf, wordsOf, wordsOfUser, wordsOfQuery } from './words.js';

describe('the words of a text', () => {
  it('are folded: without case, accents and punctuation', () => {
    expect(wordsOf("Čýd  O'Neill, čyd!")).toEqual(['cyd', 'o', 'neill']);
  });

  it('of a user come from the username, whole and in parts, and from the display name', () => {
    expect(wordsOfUser('Cyd_Smith', 'Cyd Jones')).toEqual(['cyd_smith', 'cyd', 'smith', 'jones']);
  });

  it('have prefixes that never split a character', () => {
    expect(prefixesOf(['al', 'a𝒷'])).toEqual(['a', 'al', 'a𝒷']);
  });

  it('have a bounded number of prefixes for any name', () => {
    const name = '\uFDFA'.repeat(50);
    expect(prefixesOf(wordsOf(name)).length).toBeLessThanOrEqual(100);
  });
});

describe('the words of a query', () => {
  it.each([
    ['@Cyd_Smith', ['cyd_smith']],
    [' cyd_ ', ['cyd_']],
    ['@cyd', ['cyd']],
    ['Cyd Jo', ['cyd', 'jo']],
    ['?!', []],
  ])('of %j are %j', (query, words) => {
    expect(wordsOfQuery(query)).toEqual(words);
  });
});
