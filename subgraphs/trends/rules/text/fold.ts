/** Marks that are ignored: accents, Hebrew points, Arabic vowels. Japanese voicing marks distinguish letters and stay. */
const MARKS =
  /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;

/** Letters that Unicode does not decompose, in the form that is typed on another keyboard. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** Removes case, accents and compatibility forms, so that texts that look alike match. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

/** The name of a hashtag as events carry it: without #, in NFC, case-folded, accents kept. */
export function tagName(text: string): string {
  return text
    .replace(/^[#＃]/, '')
    .normalize('NFC')
    .toLowerCase();
}
