import { readFileSync } from 'node:fs';

/** How a process proves who it is, and whom it trusts. Paths of PEM files. */
export interface TlsFiles {
  /** The authorities of the servers' certificates. @default those of Node.js */
  caFile?: string | undefined;
  /** The client's certificate and its key. */
  certFile?: string | undefined;
  keyFile?: string | undefined;
}

/** The content of the files that are given, as Node.js takes it. Throws when one cannot be read. */
export function readTlsFiles({ caFile, certFile, keyFile }: TlsFiles): {
  ca?: Buffer;
  cert?: Buffer;
  key?: Buffer;
} {
  return {
    ...(caFile !== undefined && { ca: readFileSync(caFile) }),
    ...(certFile !== undefined && { cert: readFileSync(certFile) }),
    ...(keyFile !== undefined && { key: readFileSync(keyFile) }),
  };
}
