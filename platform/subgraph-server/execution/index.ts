export { prepareExecution, type Execute, type PrepareExecution } from './prepare.js';
