import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkText } from './check-text.js';
import { entitiesOf } from './entities.js';

/** The package with the public conformance cases: the last version of twitter-text that contains them. */
const FOLDER = import.meta.resolve('twitter-text-cases/test/twitter-text-conformance/');

const ONCE = 'what stands in a text twice counts once';
const NEWER = 'later versions of twitter-text decided otherwise';
const LONGER = '280 may be used, not 140';
const NOT_IN_TEXT = 'an address by RFC 3986 that twitter-text does not find in a text';
/** Cases with an intentionally different result, and the reason. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'Hashtag before punctuations': ONCE,
  'Hashtag after punctuations': ONCE,
  'Extract short URL without protocol surrounded by CJK characters': ONCE,
  'Hashtag with ideographic iteration mark': NEWER,
  'Extract a hyphenated TLD (usually a typo)': NEWER,
  'Extract URLs without protocol not on (com|org|edu|gov|net) domains': NEWER,
  'DO NOT extract short URLs without protocol on ccTLD domains without path': NEWER,
  'Extract URL before newline': NEWER,
  'Invalid Tweet: 141 characters': LONGER,
  'Invalid Tweet: 141 characters (due to newline)': LONGER,
  'Valid url: port and userinfo': NOT_IN_TEXT,
  'Valid url: ipv4': NOT_IN_TEXT,
  'Valid url: ipv6': NOT_IN_TEXT,
  'Valid url: sub delims and question marks': NOT_IN_TEXT,
};

interface Case<Expected> {
  description: string;
  text: string;
  expected: Expected;
}

function cases<Expected>(file: string, name: string): [string, Case<Expected>][] {
  const text = readFileSync(new URL(`${file}.yml`, FOLDER), 'utf8');
  const { tests } = parse(text) as { tests: Record<string, Case<Expected>[]> };
  return (tests[name] ?? []).map((each) => [each.description, each]);
}

function isValid(text: string): boolean {
  try {
    checkText(text, 'text');
    return true;
  } catch {
    return false;
  }
}

/** Compares our result with the expected one; for a listed difference, checks that it still differs. */
function compare<T>(description: string, ours: T, expected: T): void {
  if (description in DIFFERENCES) expect(ours).not.toEqual(expected);
  else expect(ours).toEqual(expected);
}

describe('the public cases', () => {
  describe('extract', () => {
    it.each([
      ['mentions', 'usernames'],
      ['hashtags', 'hashtags'],
      ['urls', 'urls'],
    ] as const)('%s', (name, field) => {
      for (const [description, { text, expected }] of cases<string[]>('extract', name)) {
        compare(
          description,
          { description, found: entitiesOf(text)[field] },
          { description, found: expected },
        );
      }
    });
  });

  describe('validate', () => {
    it.each([
      ['tweets', isValid],
      ['hashtags', (text: string) => entitiesOf(text).hashtags[0] === text.slice(1)],
      ['usernames', (text: string) => entitiesOf(text).usernames[0] === text.slice(1)],
      ['urls', (text: string) => entitiesOf(text).urls[0] === text],
      ['urls_without_protocol', (text: string) => entitiesOf(text).urls[0] === text],
    ] as const)('%s', (name, check) => {
      for (const [description, { text, expected }] of cases<boolean>('validate', name)) {
        compare(description, { description, valid: check(text) }, { description, valid: expected });
      }
    });
  });
});
