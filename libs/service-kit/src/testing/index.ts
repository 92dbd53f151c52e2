export { itReplaysHistories } from './replay.js';
