export { ResponseLines, BATCH_RESPONSE_TYPE, MalformedLine, writeResponseLine } from './responses.js';
export {
  readRequests,
  writeRequest,
  writeBatch,
  writeCancelRequest,
  type CancelRequest,
  type SubgraphRequest,
  type GraphQLRequest,
} from './requests.js';
