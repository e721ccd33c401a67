export { ResponseLines, BATCH_RESPONSE_TYPE, MalformedLine, writeResponseLine } from './answers.js';
export {
  readRequests,
  writeRequest,
  writeBatch,
  type SubgraphRequest,
  type GraphQLRequest,
} from './questions.js';
