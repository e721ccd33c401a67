import { describe, expect, it } from 'vitest';
import { checkPassword } from './password.js';

const refused = expect.objectContaining({ code: 'BAD_USER_INPUT' });

describe('a password', () => {
  it.each(['12345678 is long', 'x'.repeat(256), '🔑'.repeat(8), 'with spaces and ünïcode'])(
    'can be %s',
    (password) => {
      expect(() => checkPassword(password, 'password')).not.toThrow();
    },
  );

  it.each([
    ...['password', 'PassWord', '12345678', ' password ', 'ｐａｓｓｗｏｒｄ', 'iloveyou'],
    ...[
      ' '.repeat(8),
      '\t\n'.repeat(4),
      '\u200b'.repeat(8),
      '\u00a0\u3000'.repeat(8),
      '\u2800\u3164'.repeat(4),
    ],
  ])('cannot be %j', (password) => {
    expect(() => checkPassword(password, 'password')).toThrow(refused);
  });

  it.each(['', '1234567', '🔑'.repeat(7), 'x'.repeat(257), `12345678\ud800`])('cannot be %j', (password) => {
    expect(() => checkPassword(password, 'password')).toThrow(refused);
  });
});
