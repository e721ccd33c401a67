import type { CombinedError } from 'urql';

/** What the codes of the API mean for the person before the screen. */
const WORDS: Readonly<Record<string, string>> = {
  RATE_LIMITED: 'You are doing this too often. Wait a moment.',
  OVERLOADED: 'Rookery is very busy. Try again in a moment.',
  SERVICE_UNAVAILABLE: 'This part of Rookery is away. It is tried again.',
  TIMEOUT: 'The answer took too long. Try again.',
  NOT_FOUND: 'This does not exist, or not for you.',
  FORBIDDEN: 'You may not do this.',
  UNAUTHENTICATED: 'Sign in first.',
  TOKEN_EXPIRED: 'Your session has ended. Sign in again.',
  INTERNAL_SERVER_ERROR: 'Something went wrong. Try again.',
};

/** An error in words. Texts about the input come from the server, which names the field. */
export function errorText(error: Pick<CombinedError, 'graphQLErrors' | 'networkError'>): string {
  const [first] = error.graphQLErrors;
  if (!first)
    return error.networkError ? 'There is no connection to Rookery.' : 'Something went wrong. Try again.';
  return WORDS[String(first.extensions['code'])] ?? first.message;
}
