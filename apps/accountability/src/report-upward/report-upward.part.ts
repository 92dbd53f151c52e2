import type { ServicePlan } from '@wenxiao/service-kit';
import { OnFinalAccountsChanged } from '../reacting/on-final-accounts-changed.js';
import { reportUpwardListProjection } from './report-upward-list.projection.js';
import { ReportUpwardList } from './report-upward-list.query.js';
import { ReportUpwardController } from './report-upward.controller.js';
import { finalAccounts } from './report-upward.copies.js';
import { ReportsDue } from './report-upward.due-source.js';
import { ConcludedResults } from './report-upward.results.js';
import { ReportWorlds } from './report-upward.worlds.js';

/** What reports of results add to the plan of the service. Their table stands among its migrations. */
export const reportUpwardPart = {
  controllers: [ReportUpwardController],
  consumers: [OnFinalAccountsChanged],
  copies: [finalAccounts],
  due: [ReportsDue],
  providers: [ReportUpwardList, ReportWorlds, ConcludedResults],
  projections: [reportUpwardListProjection],
} as const satisfies Partial<ServicePlan>;
