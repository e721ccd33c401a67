import type { IncomingMessage } from 'node:http';

/** The body of a request has more bytes than allowed. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';

  constructor(maxBytes: number) {
    super(`The body has more than ${maxBytes} bytes.`);
  }
}

/** The connection was closed before the end of the body. */
export class BodyCutOff extends Error {
  override readonly name = 'BodyCutOff';

  constructor() {
    super('The body was cut off.');
  }
}

/**
 * Reads the body of a request; rejects with BodyTooLarge or BodyCutOff. It does not use `for await`: an async iterator costs
 * more than the rest of the reading, and leaving it early closes the connection before the response is sent.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes)
    return Promise.reject(new BodyTooLarge(maxBytes));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) reject(new BodyTooLarge(maxBytes));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('close', () => {
      // Every request is closed at some time, so the error is made only when it is needed.
      if (!request.readableEnded) reject(new BodyCutOff());
    });
  });
}
