/** An operation that GraphiQL and Apollo Sandbox open with. */
export interface Example {
  /** What it shows; becomes a comment above the operation. */
  about: string;
  query: string;
  variables?: Record<string, unknown>;
  /** Whether it needs a signed-in viewer. */
  signedIn?: boolean;
}

/** The operation below its comment. */
export function withComment({ about, query, signedIn = false }: Example): string {
  return `# ${about}${signedIn ? ' Needs a signed-in user.' : ''}\n${query}`;
}
