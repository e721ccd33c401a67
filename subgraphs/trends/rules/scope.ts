import { badInput } from '#platform/errors.js';

/** The tweets that trends are computed over: all of them (`global`) or those in one language (`lang:en`). */
export type Scope = string;

export const GLOBAL: Scope = 'global';

/** The scopes that a tweet in this language belongs to. */
export function scopesOf(lang: string | null): Scope[] {
  return lang === null ? [GLOBAL] : [GLOBAL, `lang:${lang}`];
}

/** Checks a scope given by a client; BAD_USER_INPUT for an unknown form. */
export function checkScope(scope: string): Scope {
  if (scope === GLOBAL || /^lang:[a-z]{2,3}$/.test(scope)) return scope;
  throw badInput('scope', 'Ask for `global`, or for a language such as `lang:en`.');
}
