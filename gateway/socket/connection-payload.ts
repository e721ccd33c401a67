/** The token of a connection payload: clients use either name. */
export function authorizationOf(payload: Record<string, unknown> | undefined): string | undefined {
  const { authorization, Authorization = authorization, accessToken } = payload ?? {};
  if (typeof Authorization === 'string') return Authorization;
  return typeof accessToken === 'string' ? `Bearer ${accessToken}` : undefined;
}
