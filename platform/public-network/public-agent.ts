import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { publicResolver, type AddressOptions, type ResolvePublicly } from './resolve-publicly.js';

export interface PublicAgentOptions extends AddressOptions {
  /** Connections to one origin. */
  connections: number;
  /** ms in which a connection must be open. */
  connectMs: number;
  /** PEM certificates of the authorities to trust. @default those of Node.js */
  ca?: string | undefined;
}

/** Sends HTTP requests. Disposing of it ends those under way. */
export type PublicAgent = Pick<Dispatcher, 'request'> & AsyncDisposable;

/**
 * An HTTP client for addresses that users name. It connects to public addresses only: those that the host has at the moment of
 * connecting are checked and used, so a name that changes its addresses in between gains nothing. It follows no redirects.
 */
export function createPublicAgent(options: PublicAgentOptions): PublicAgent {
  const { connections, connectMs, ca } = options;
  const resolve = publicResolver(options);
  const connect = buildConnector({
    timeout: connectMs,
    lookup: lookupBy(resolve),
    ...(ca === undefined ? {} : { ca }),
  });
  const agent = new Agent({
    connections,
    connect(target, callback) {
      // Sockets look up names only.
      if (isIP(target.hostname) === 0) return connect(target, callback);
      resolve(target.hostname).then(
        () => connect(target, callback),
        (error: Error) => callback(error, null),
      );
    },
  });
  return {
    request: (request) => agent.request(request),
    [Symbol.asyncDispose]: () => agent.destroy(),
  };
}

/** The lookup of sockets, which want one address or all of them. */
function lookupBy(resolve: ResolvePublicly): LookupFunction {
  return (host, { all }, callback) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (all || !first) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 4),
    );
  };
}
