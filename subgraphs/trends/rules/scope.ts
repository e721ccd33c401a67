import { badInput } from '#platform/errors.js';

/** Everything, or what is written in one language: `global`, `lang:en`. */
export type Scope = string;

export const GLOBAL: Scope = 'global';

/** The scopes in which a tweet of this language counts. */
export function scopesOf(lang: string | null): Scope[] {
  return lang === null ? [GLOBAL] : [GLOBAL, `lang:${lang}`];
}

/** A scope as a client may name it, or BAD_USER_INPUT. */
export function checkScope(scope: string): Scope {
  if (scope === GLOBAL || /^lang:[a-z]{2,3}$/.test(scope)) return scope;
  throw badInput('scope', 'Ask for `global`, or for a language such as `lang:en`.');
}
