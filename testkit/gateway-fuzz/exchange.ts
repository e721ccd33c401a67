import { request, type Agent } from 'node:http';
import type { RandomRequest } from './random-request.js';

export interface Exchange {
  /** 0 when the gateway closed the connection before the whole body was sent. */
  readonly status: number;
  /** The body of the answer, as latin1; the first events of a stream. */
  readonly text: string;
}

/** Sends a request as it is, also one that fetch refuses to send. */
export function exchange(url: string, sent: RandomRequest, agent: Agent): Promise<Exchange> {
  const { method, path, headers, body } = sent;
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${path}`, { method, headers, agent }, (response) => {
      let text = '';
      const done = (): void => resolve({ status: response.statusCode ?? 0, text });
      response.setEncoding('latin1').on('data', (chunk: string) => {
        text += chunk;
        // A stream of events does not end by itself.
        if (headers['accept'] === 'text/event-stream' && text.includes('\n\n')) response.destroy();
      });
      response.on('end', done).on('close', done).on('error', done);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve({ status: 0, text: '' });
      else reject(error);
    });
    outgoing.end(body ?? undefined);
  });
}
