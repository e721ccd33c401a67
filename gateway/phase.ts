/**
 * What a gateway does with clients: `starting` refuses their operations until `open` is called, `open` serves, `draining` moves
 * them to other gateways.
 */
export type Phase = 'starting' | 'open' | 'draining';
