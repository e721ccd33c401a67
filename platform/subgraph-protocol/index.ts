export { ResponseLines, BATCH_RESPONSE_TYPE, MalformedLine, writeResponseLine } from './responses.js';
export {
  readRequests,
  writeRequest,
  writeBatch,
  type SubgraphRequest,
  type GraphQLRequest,
} from './requests.js';
