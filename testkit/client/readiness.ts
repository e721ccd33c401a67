/** The body and the status code of /ready of the process at `url`. */
export async function readiness(url: string): Promise<{
  code: number;
  status: string;
  dependencies: Record<string, boolean>;
}> {
  const response = await fetch(new URL('/ready', url));
  const state = (await response.json()) as { status: string; dependencies: Record<string, boolean> };
  return { code: response.status, ...state };
}
