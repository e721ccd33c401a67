export { AnswerLines, ANSWERS_TYPE, BrokenLine, writeAnswer } from './answers.js';
export {
  readQuestions,
  writeQuestion,
  writeQuestions,
  type Question,
  type GraphQLRequest,
} from './questions.js';
