/** What the process at `url` says at /ready, and with which status code. */
export async function readiness(url: string): Promise<{
  code: number;
  status: string;
  dependencies: Record<string, boolean>;
}> {
  const response = await fetch(new URL('/ready', url));
  const state = (await response.json()) as { status: string; dependencies: Record<string, boolean> };
  return { code: response.status, ...state };
}
