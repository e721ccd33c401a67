import { describe, expect, it } from 'vitest';
import { checkEmail, readEmail } from './email.js';

describe('an e-mail address', () => {
  it('is stored in lower case', () => {
    expect(readEmail('Ada.L@Example.ORG')?.email).toBe('ada.l@example.org');
  });

  it.each([
    ['ada@example.org', 'ADA@EXAMPLE.ORG'],
    ['ada@example.org', 'ada+news@example.org'],
    ['a.d.a@gmail.com', 'ada+x@googlemail.com'],
  ])('is one mailbox with its variants: %s and %s', (one, other) => {
    expect(readEmail(one)?.emailKey).toBe(readEmail(other)?.emailKey);
  });

  it('keeps dots where they distinguish mailboxes', () => {
    expect(readEmail('a.da@example.org')?.emailKey).not.toBe(readEmail('ada@example.org')?.emailKey);
  });

  it.each([
    ['nothing', ''],
    ['no @', 'ada.example.org'],
    ['two @', 'ada@home@example.org'],
    ['a line feed', 'ada@example.org\nBcc: all@example.org'],
    ['a carriage return', 'ada\r@example.org'],
    ['a space', 'ada @example.org'],
    ['a space behind', 'ada@example.org '],
    ['a NUL', 'ada\0@example.org'],
    ['letters beyond ASCII before the @', 'ädа@example.org'],
    ['letters beyond ASCII behind the @', 'ada@exämple.org'],
    ['a quoted form', '"ada l"@example.org'],
    ['an address as domain', 'ada@[192.0.2.1]'],
    ['no dot in the domain', 'ada@localhost'],
    ['a domain that ends with a dot', 'ada@example.org.'],
    ['two dots in a row', 'a..da@example.org'],
    ['a dot at the beginning', '.ada@example.org'],
    ['a number as top domain', 'ada@192.0.2.1'],
    ['a tag alone', '@example.org'],
    ['more than 64 characters before the @', `${'a'.repeat(65)}@example.org`],
    ['more than 255 characters', `ada@${'a.'.repeat(130)}org`],
  ])('is refused with %s', (_, text) => {
    expect(() => checkEmail(text, 'email')).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  it('is refused at once when it is far too long', () => {
    const started = performance.now();
    expect(readEmail(`${'a.'.repeat(50_000)}@${'b-'.repeat(50_000)}.org`)).toBeNull();
    expect(readEmail(`a@${'b-'.repeat(120)}`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
