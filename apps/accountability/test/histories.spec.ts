import { itReplaysHistories } from '@wenxiao/service-kit/testing';
import { resultApplication } from '../src/result-application/result-application.aggregate.js';

describe('recorded streams', () => {
  itReplaysHistories(resultApplication, new URL('./histories/', import.meta.url));
});
