import { expect, it } from 'vitest';
import { stem } from './stem.js';

it.each([
  ['cat', 'cats'],
  ['city', 'cities'],
  ['box', 'boxes'],
  ['hero', 'heroes'],
  ['make', 'makes', 'making'],
  ['love', 'loves', 'loved', 'loving'],
  ['run', 'runs', 'running'],
  ['plan', 'plans', 'planned', 'planning'],
  ['study', 'studies', 'studied', 'studying'],
  ['fall', 'falls', 'falling'],
  ['speed', 'speeds', 'speeding'],
  ['house', 'houses', 'housed'],
])('gives %s and its forms the same stem', (word, ...forms) => {
  expect(forms.map(stem)).toEqual(forms.map(() => stem(word)));
});

it.each([['bus'], ['this'], ['string'], ['need'], ['red'], ['sing'], ['glass'], ['1990s'], ['über'], ['猫']])(
  'does not change %s',
  (word) => {
    expect(stem(word)).toBe(word);
  },
);
