import { itReplaysHistories } from '@wenxiao/service-kit/testing';
import { evaluation } from '../src/evaluation/evaluation.aggregate.js';

describe('recorded streams', () => {
  itReplaysHistories(evaluation, new URL('./histories/', import.meta.url));
});
