import { itReplaysHistories } from '@wenxiao/service-kit/testing';
import { performanceTarget } from '../src/performance-target/performance-target.aggregate.js';
import { budgetLine } from '../src/budget-line/budget-line.aggregate.js';

describe('recorded streams', () => {
  itReplaysHistories(performanceTarget, new URL('./histories/', import.meta.url));
  itReplaysHistories(budgetLine, new URL('./histories/', import.meta.url));
});
