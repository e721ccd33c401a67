/** The key that a username is looked up by: unique, ignoring case. */
export function usernameKey(username: string): string {
  return username.toLowerCase();
}

/**
 * A username with look-alike characters merged. Two accounts never share a skeleton, so that no account passes for another
 * with a capital I or a zero.
 */
export function usernameSkeleton(username: string): string {
  return usernameKey(username)
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[1i]/g, 'l')
    .replaceAll('0', 'o');
}
