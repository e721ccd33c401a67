import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The official driver recognises a socket by this ending. */
const SOCKET_FILE = 'store.sock';

/** The name of a temporary directory for a socket, before its random part. */
const TEMPORARY_PREFIX = 'rookery-store-';

/** The shortest limit of the systems on the path of a socket, in bytes: macOS; Linux allows four more. */
const MAX_SOCKET_PATH_BYTES = 103;

/** A path on which a store may try to listen. */
export interface SocketPath {
  readonly path: string;
  /** Removes the socket, and the directory that was made for it. */
  remove(): void;
}

/**
 * The paths for the socket of the store in `directory`, best first: in that directory, or else in a new directory
 * that only its owner may enter. The second serves a path that is too long for a socket or has a percent sign,
 * and a volume that has no sockets.
 */
export function* socketPaths(directory: string): Generator<SocketPath> {
  if (process.platform === 'win32') {
    // A named pipe: its default permissions let no other user write.
    yield { path: `\\\\.\\pipe\\${TEMPORARY_PREFIX}${randomUUID()}.sock`, remove: () => undefined };
    return;
  }
  const inside = join(directory, SOCKET_FILE);
  if (fits(inside)) {
    // The directory is locked: a socket is what a killed process left.
    rmSync(inside, { force: true });
    yield { path: inside, remove: () => rmSync(inside, { force: true }) };
  }
  for (const parent of [tmpdir(), '/tmp']) {
    if (!fits(join(parent, `${TEMPORARY_PREFIX}XXXXXX`, SOCKET_FILE))) continue;
    const made = mkdtempSync(join(parent, TEMPORARY_PREFIX));
    yield { path: join(made, SOCKET_FILE), remove: () => rmSync(made, { recursive: true, force: true }) };
  }
}

/** The official driver decodes the path of a URL twice, so that no encoding of a percent sign survives. */
function fits(path: string): boolean {
  return Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES && !path.includes('%');
}

/** The URL of a socket for the official driver and for mongosh. */
export function socketUrl(path: string): string {
  return `mongodb://${encodeURIComponent(path)}/?directConnection=true`;
}

/** Removes the temporary directory of a socket that a killed process left behind. */
export function removeLeftSocket(url: string): void {
  const [, encoded] = /^mongodb:\/\/([^/]+)\//.exec(url) ?? [];
  if (encoded === undefined) return;
  const folder = dirname(decodeURIComponent(encoded));
  const isOurs = [tmpdir(), '/tmp'].includes(dirname(folder)) && folder.includes(TEMPORARY_PREFIX);
  if (isOurs) rmSync(folder, { recursive: true, force: true });
}
