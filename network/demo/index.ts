export { startActivity } from './activity.js';
export { DEMO_ACCOUNT, seedDemo, type Demo, type DemoAccount } from './seed.js';
