export { connectPatiently, waitingReport } from './connect-patiently.js';
export {
  certificateFailure,
  finalFailure,
  REFUSED_IDENTITY,
  systemCodeOf,
  type ConnectionFailure,
  type ServerKind,
} from './connection-failure.js';
export { readTlsFiles, type TlsFiles } from './tls-files.js';
