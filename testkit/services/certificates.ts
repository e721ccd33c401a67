import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The PEM files of an authority, and of a server and a client that it has signed. Deleted on disposal. */
export interface Certificates extends AsyncDisposable {
  readonly ca: string;
  /** For `localhost` and 127.0.0.1. */
  readonly serverCert: string;
  readonly serverKey: string;
  readonly clientCert: string;
  readonly clientKey: string;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

/** Makes an authority and signs two certificates, by `openssl`. */
export async function makeCertificates(): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), 'rookery-certificates-'));
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => promisify(execFile)('openssl', args, { cwd: folder });
  const sign = async (name: string, extensions: string) => {
    await writeFile(path(`${name}.ext`), extensions);
    const [key, request, cert] = ['key', 'csr', 'crt'].map((kind) => `${name}.${kind}`) as [
      string,
      string,
      string,
    ];
    await openssl('req', '-new', ...KEY, '-keyout', key, '-out', request, '-subj', `/CN=${name}`);
    const authority = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'];
    await openssl('x509', '-req', '-in', request, ...authority, '-out', cert, '-extfile', `${name}.ext`);
  };
  await openssl('req', '-x509', ...KEY, '-keyout', 'ca.key', '-out', 'ca.crt', '-subj', '/CN=authority');
  await sign('server', 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth');
  await sign('client', 'extendedKeyUsage=clientAuth');
  return {
    ca: path('ca.crt'),
    ...{ serverCert: path('server.crt'), serverKey: path('server.key') },
    ...{ clientCert: path('client.crt'), clientKey: path('client.key') },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
