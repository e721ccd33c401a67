declare module 'graphql-markdown' {
  import type { IntrospectionSchema } from 'graphql';

  export interface RenderOptions {
    title?: string;
    skipTableOfContents?: boolean;
    printer?: (line?: string) => void;
    getTypeURL?: (type: { name: string; kind: string }) => string | undefined;
  }

  /** Prints a schema as Markdown, line by line. */
  export function renderSchema(schema: { __schema: IntrospectionSchema }, options?: RenderOptions): void;
}
