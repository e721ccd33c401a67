import { describe, expect, it } from 'vitest';
import { checkPassword } from './password.js';

const refused = expect.objectContaining({ code: 'BAD_USER_INPUT' });

describe('a password', () => {
  it.each(['12345678', 'x'.repeat(256), '🔑'.repeat(8), 'with spaces and ünïcode'])(
    'can be %s',
    (password) => {
      expect(() => checkPassword(password, 'password')).not.toThrow();
    },
  );

  it.each(['', '1234567', '🔑'.repeat(7), 'x'.repeat(257), `12345678\ud800`])('cannot be %j', (password) => {
    expect(() => checkPassword(password, 'password')).toThrow(refused);
  });
});
