import { itReplaysHistories } from '@wenxiao/service-kit/testing';
import { budgetLine } from '../src/budget-line/budget-line.aggregate.js';
import { earlierYear } from '../src/earlier-year/earlier-year.aggregate.js';
import { performanceTarget } from '../src/performance-target/performance-target.aggregate.js';
import { subject } from '../src/subject/subject.aggregate.js';

describe('recorded streams', () => {
  itReplaysHistories(subject, new URL('./histories/', import.meta.url));
  itReplaysHistories(performanceTarget, new URL('./histories/', import.meta.url));
  itReplaysHistories(earlierYear, new URL('./histories/', import.meta.url));
  itReplaysHistories(budgetLine, new URL('./histories/', import.meta.url));
});
