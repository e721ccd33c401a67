/** A call of the cache failed because a server could not be reached in time, or takes no such call at the moment. */
export class CacheUnavailable extends Error {
  override readonly name = 'CacheUnavailable';
}

/** Replies of a server that starts, is a replica, is full or cannot save, and of a cluster that is being repaired. */
const FOR_NOW = /^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MOVED|ASK|OOM|MISCONF|NOREPLICAS|BUSY)\b/;

/** A CacheUnavailable for an error that says nothing about the call; any other error as it is. */
export function asUnavailable(error: Error): Error {
  const isOfTheCall =
    error instanceof TypeError || (error.name === 'ReplyError' && !FOR_NOW.test(error.message));
  return isOfTheCall ? error : new CacheUnavailable(error.message, { cause: error });
}
