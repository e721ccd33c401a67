/**
 * Signs that change how a text looks at most a little: variation selectors, joiners, the soft hyphen, zero-width spaces and
 * marks of direction (all default-ignorable), the anchors of annotations, and the tatweel, which makes a word wider. Kept are
 * the tags of a flag such as that of Scotland.
 */
const INVISIBLE =
  /(?![\u{e0020}-\u{e007f}])[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u0640]|[\u{e0020}-\u{e007f}](?<!\u{1f3f4}[\u{e0020}-\u{e007f}]+)/gu;

/**
 * Marks that are ignored: accents, Hebrew points, Arabic vowels, and the colour of skin behind the emoji that has it. Japanese
 * voicing marks distinguish letters and stay, and so does the mark that makes a key of a digit.
 */
const MARKS =
  /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20e2\u20e4-\u20ff\ufe20-\ufe2f]|\u20e3(?<![0-9#*]\u20e3)|\p{Emoji_Modifier}(?<=\p{Emoji_Modifier_Base}\p{Emoji_Modifier}+)/gu;

/** Emoji whose compatibility form has no letter: they would become punctuation. */
const PUNCTUATION_EMOJI = /[\u203c\u2049]/;
const DECOMPOSED = /[^\u203c\u2049]+/g;

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

/**
 * Removes case, accents, compatibility forms and invisible signs, so that texts that look alike match. The same for every
 * normal form of a text, and for a text that is folded already.
 */
export function fold(text: string): string {
  // Lower case may decompose again, and what it gives may have marks.
  return folded(folded(text)).normalize('NFC');
}

function folded(text: string): string {
  return decompose(text)
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter);
}

function decompose(text: string): string {
  if (!PUNCTUATION_EMOJI.test(text)) return text.normalize('NFKD');
  return text.replace(DECOMPOSED, (part) => part.normalize('NFKD'));
}

/** The name of a hashtag, the key of trends: without #, in NFC, in lower case, accents kept. */
export function tagName(text: string): string {
  return text
    .replace(/^[#＃]/, '')
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC');
}

/**
 * The form by which a name or hashtag is found: folded, with single spaces. A name that would be empty, because it is made of
 * ignored signs alone, keeps them.
 */
export function nameKey(name: string): string {
  return fold(name).trim().replace(/\s+/g, ' ') || name.normalize('NFC').toLowerCase().normalize('NFC');
}
