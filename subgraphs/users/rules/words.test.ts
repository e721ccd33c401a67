import { describe, expect, it } from 'vitest';
import { beginningsOf, wordsOf, wordsOfUser, wordsOfQuery } from './words.js';

describe('the words of a text', () => {
  it('are compared without case, accents and punctuation', () => {
    expect(wordsOf("Čýd  O'Neill, čyd!")).toEqual(['cyd', 'o', 'neill']);
  });

  it('of a user are the username, whole and in parts, and the display name', () => {
    expect(wordsOfUser('Cyd_Smith', 'Cyd Jones')).toEqual(['cyd_smith', 'cyd', 'smith', 'jones']);
  });

  it('have beginnings, never half a character', () => {
    expect(beginningsOf(['al', 'a𝒷'])).toEqual(['a', 'al', 'a𝒷']);
  });

  it('have a bounded number of beginnings, however the name was chosen', () => {
    const name = '\uFDFA'.repeat(50);
    expect(beginningsOf(wordsOf(name)).length).toBeLessThanOrEqual(100);
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
