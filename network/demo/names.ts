/** The names and bios of the demo users. */

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
