export { prepareExecution, type Execute } from './prepare.js';
