/** The names of the demo users, and the parts of their bios and tweets. */

export const FIRST_NAMES = [
  'Ada', 'Bob', 'Carol', 'Dan', 'Edith', 'Femi', 'Grace', 'Hugo', 'Ines', 'Jun', 'Kofi', 'Lena', 'Mila', 'Nils', 'Olga',
  'Pia', 'Quinn', 'Rosa', 'Sami', 'Tara', 'Uma', 'Viktor', 'Wren', 'Xenia', 'Yara', 'Zeno', 'Amir', 'Bea', 'Cleo', 'Dora',
  'Emil', 'Frida', 'Gil', 'Hana', 'Ivo', 'Jana', 'Kira', 'Leo', 'Maya', 'Noor',
]; // prettier-ignore

export const LAST_NAMES = ['Finch', 'Heron', 'Swift', 'Wren', 'Crane'];

export const BIOS = [
  'Watches birds before breakfast.',
  'Writes small programs and long letters.',
  'Cyclist, baker, occasional poet.',
  'Maps, mountains and maths.',
  'Runs on tea.',
  'Night shift at the observatory.',
  '',
];

/** Hashtags that the tweets of the whole week use evenly. */
export const STEADY_TAGS = [
  'birds',
  'coffee',
  'music',
  'books',
  'running',
  'photography',
  'opensource',
  'gardening',
];

/** Hashtags that only tweets of the last hour use, so that they trend. */
export const BURST_TAGS = ['eclipse', 'migration', 'openingnight', 'firstsnow'];

export const OPENINGS = [
  'Just saw', 'Thinking about', 'Cannot stop reading about', 'Nobody told me about', 'Ready for', 'Once more with feeling:',
  'A thread on', 'My neighbour sings about', 'Today I learned about', 'Still waiting for', 'All of us are talking about',
]; // prettier-ignore

export const SUBJECTS = [
  'a heron on the canal', 'the last train home', 'sourdough that rises', 'a comet over the harbour', 'the new library',
  'rain on a tin roof', 'a compiler with good manners', 'the starlings at dusk', 'an empty mountain pass', 'two magpies',
  'a well-placed semicolon', 'the smell of old books', 'the lighthouse keeper', 'a perfectly ripe pear', 'the long way round',
]; // prettier-ignore

export const ENDINGS = [
  '',
  '',
  'What a morning.',
  'Who else?',
  'Send help.',
  'Highly recommended.',
  'More tomorrow.',
  '🐦',
];

export const REPLIES = [
  'I thought so too!', 'Tell me more.', 'Where was that?', 'This made my day.', 'Not so sure about that one.', 'Same here.',
  'Take me with you next time.', 'Beautiful.', 'I have a picture of it somewhere.',
]; // prettier-ignore
