export { startActivity } from './activity.js';
export { seedDemo, type Demo, type DemoAccount } from './seed.js';
