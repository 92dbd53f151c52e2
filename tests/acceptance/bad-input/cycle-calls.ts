import type { RightCalls } from './right-call.js';
import { assessmentCalls } from './assessment-calls.js';
import { earlierYearCalls } from './earlier-year-calls.js';
import { checkCalls } from './check-calls.js';
import { evaluationCalls } from './evaluation-calls.js';
import { indicatorCalls } from './indicator-calls.js';
import { monitoringCalls } from './monitoring-calls.js';
import { disclosureCalls } from './disclosure-calls.js';
import { reportCalls } from './report-calls.js';
import { rectificationCalls } from './rectification-calls.js';
import { registerCalls } from './register-calls.js';
import { referralCalls } from './referral-calls.js';
import { resultCalls } from './result-calls.js';
import { targetCalls } from './target-calls.js';
import { workCalls } from './work-calls.js';

/** The cycle from declaration to what follows from results. */
export const cycleCalls: RightCalls = {
  ...assessmentCalls,
  ...targetCalls,
  ...earlierYearCalls,
  ...checkCalls,
  ...indicatorCalls,
  ...monitoringCalls,
  ...evaluationCalls,
  ...resultCalls,
  ...referralCalls,
  ...rectificationCalls,
  ...disclosureCalls,
  ...reportCalls,
  ...workCalls,
  ...registerCalls,
};
