import { itReplaysHistories } from '@wenxiao/service-kit/testing';
import { disclosure } from '../src/disclosure/disclosure.aggregate.js';
import { rectification } from '../src/rectification/rectification.aggregate.js';
import { register } from '../src/register/register.aggregate.js';
import { reportUpward } from '../src/report-upward/report-upward.aggregate.js';
import { resultApplication } from '../src/result-application/result-application.aggregate.js';
import { workAssessment } from '../src/work-assessment/work-assessment.aggregate.js';

const histories = new URL('./histories/', import.meta.url);

describe('recorded streams', () => {
  itReplaysHistories(resultApplication, histories);
  itReplaysHistories(rectification, histories);
  itReplaysHistories(disclosure, histories);
  itReplaysHistories(reportUpward, histories);
  itReplaysHistories(workAssessment, histories);
  itReplaysHistories(register, histories);
});
