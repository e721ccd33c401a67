import { failOnDifferences } from './differences.js';

failOnDifferences();
