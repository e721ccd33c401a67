import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A switch with the two words that an operator would try. */
export const onOff = z.enum(['on', 'off']).transform((text) => text === 'on');

/** A whole number in decimal digits, from `min` to `max`. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be between ${min} and ${max}`);
}

/** A URL of one of the protocols: `url('http:', 'https:')`. */
export function url(...protocols: string[]) {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that begins with ${protocols.map((each) => `${each}//`).join(' or ')}`,
  });
}

/** The address of an HTTP server. */
export const httpUrl = url('http:', 'https:');

/** Any text. */
export const text = z.string();

/** One of several words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return z.enum(words);
}

/** Texts separated by commas, each accepted by `fits`. */
export function list(fits: (each: string) => boolean, error: string) {
  return z
    .string()
    .transform((all) => all.split(',').map((each) => each.trim()))
    .refine((all) => all.every(fits), { error });
}

/** A text that matches a pattern. */
export function matching(pattern: RegExp, error: string) {
  return z.string().regex(pattern, error);
}

/** The path of a text file that can be read and that holds `content`, which `pattern` finds. */
export function fileWith(pattern: RegExp, content: string) {
  return z.string().superRefine((path, context) => {
    try {
      if (pattern.test(readFileSync(path, 'utf8'))) return;
      context.addIssue({ code: 'custom', message: `must be a file with ${content}: ${path} has none` });
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: `must be a file with ${content}: ${(error as Error).message}`,
      });
    }
  });
}
