import { type ReportUpwardEvent, reportUpwardFacts } from '@wenxiao/facts/accountability';
import type { Aggregate } from '@wenxiao/service-kit';
import { type ReportCommand, type ReportRejection, reportUpward as decider } from './report-upward.decider.js';
import { placeOf } from './report-upward.place.js';
import type { ReportState } from './report-upward.state.js';
import type { ReportWorld } from './report-upward.world.js';

/** A report of results: `report-upward/<organisation>.<year>.<report>`. */
export const reportUpward: Aggregate<ReportState, ReportCommand, ReportUpwardEvent, ReportRejection, ReportWorld> = {
  category: 'report-upward',
  about: (id) => ({ organisation: placeOf(id).organisation }),
  decider,
  facts: reportUpwardFacts,
  publish: () => undefined,
};
