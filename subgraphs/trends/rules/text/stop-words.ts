/** English words that occur in nearly every text. They do not narrow a search and would fill half of the index. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been but by for from had has have he her his i if in into is it its me my no not of on or ' +
    'our she so than that the their them then there these they this to was we were what when which who will with ' +
    'would you your'
  ).split(' '),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
