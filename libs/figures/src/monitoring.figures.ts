import * as t from '@wenxiao/domain/terms';
import { amount, called, code, day, each, type ServiceFigures, text, verdict } from './figure.js';
import { measureProposal } from './targets.figures.js';

const warning = { item: ['round', 'reason'] };

/** Streams `monitoring/<target id>`. What was approved, and the money, are figures of targets and not set again here. */
export const monitoringFigures: ServiceFigures = {
  'monitoring-opened': {
    1: [each('rounds', { item: 'round', whole: true }, day('round-due-on', '监控报送期限').is('dueOn', 'FF-32c'))],
  },
  'target-followed': { 1: [] },
  'budget-followed': { 1: [] },
  'report-submitted': {
    1: [
      amount('allocated-amount', '拨付数').is('allocatedYuan', 'FF-27a', { item: 'round' }),
      amount('spent-amount', '实际支出').is('spentYuan', 'FF-27a', { item: 'round' }),
      amount('forecast-carry-over', '预计结余结转').is('forecastCarryOverYuan', 'FF-27a', { item: 'round' }),
      each(
        'attainment',
        { item: 'indicatorId', whole: true },
        text('indicator-actual', '指标完成值').is('actual', 'FF-27b'),
        code('indicator-trend', '指标趋势', {
          'on-track': '正常',
          behind: '滞后',
          'out-of-reach': '年底不能完成',
        }).is('trend', 'FF-27b'),
      ),
      // Not whole: the forecast of a round stands while later rounds ask for none.
      each('attainment', { item: 'indicatorId' }, text('indicator-forecast', '指标全年预计').is('forecast', 'FF-32b')),
      text('deviation-cause', '偏差原因').is('cause', 'FF-32b', { item: 'round' }),
      text('deviation-measures', '拟采取的措施').is('measures', 'FF-32b', { item: 'round' }),
      day('report-submitted-on', '监控报送日').is('submittedOn', 'FF-32c', { item: 'round' }),
      verdict('report-late', '监控报送情况', ['逾期', '按期']).is('late', 'FF-32c', { item: 'round' }),
    ],
  },
  'warning-raised': {
    1: [
      code('warning-light', '预警', { yellow: '黄灯', red: '红灯' }).is('light', 'FF-29', warning),
      code('warning-lens', '预警方面', { timeliness: '及时性', compliance: '合规性', effectiveness: '有效性' }).is(
        'lens',
        'FF-29',
        warning,
      ),
      called(t.warning).is('reason', 'FF-29', warning),
    ],
  },
  'report-reviewed': { 1: [text('report-opinion', '监控审核意见').is('opinion', 'FF-28', { item: 'round' })] },
  'measure-proposed': {
    1: [measureProposal, text('proposal-reason', '纠偏理由').is('reason', 'FF-33a', { item: 'proposalId' })],
  },
};
