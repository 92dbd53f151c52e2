import { itReplaysHistories } from '@wenxiao/service-kit/testing';
import { monitoring } from '../src/monitoring/monitoring.aggregate.js';

describe('recorded streams', () => {
  itReplaysHistories(monitoring, new URL('./histories/', import.meta.url));
});
