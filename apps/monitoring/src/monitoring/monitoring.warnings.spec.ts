import type { ReportContent } from './monitoring.commands.js';
import { by, q1, q2, report, submit, underFufeng } from './testing/counties.js';
import { worldOf } from './testing/monitored.js';

describe('warnings', () => {
  const kinds = (first: Partial<ReportContent>, second: Partial<ReportContent>, more = {}): readonly string[] => {
    const year = by('2023-06-30', { budget: { '2023-01-20': '100.00' }, ...more });
    submit(year, q1, '2023-03-31', first);
    submit(year, q2, '2023-06-30', second);
    return year.warnings.filter((warning) => !warning.startsWith('report-late') && !warning.startsWith('never'));
  };

  it('FF-29: are raised for each way in which spending departs', () => {
    expect(kinds({}, { allocated: '100.01', spent: '100.00' })).toEqual([`allocated-over-budget ${q2}`]);
    expect(kinds({}, { spent: '100.01' })).toEqual([`over-budget-spending ${q2}`, `over-allocated-spending ${q2}`]);
    expect(kinds({}, { spent: '0.00' })).toEqual([`nothing-spent ${q2}`, `falling-spending ${q2}`]);
    expect(kinds({}, { spent: '49.99' })).toEqual([`falling-spending ${q2}`]);
    expect(kinds({}, { spent: '60.00' }, { stoppedFrom: '2023-03-01' })).toEqual([`spending-after-stop ${q2}`]);
    expect(kinds({}, { spent: '50.00' }, { stoppedFrom: '2023-03-01' })).toEqual([]);
  });

  it('end when what they warned of is so no longer', () => {
    const attainment = report.attainment.map((row) => ({ ...row, trend: 'out-of-reach' as const }));
    const explained = { attainment, cause: '滞后', measures: '加快' };
    expect(kinds({ ...explained, spent: '0.00' }, {})).toEqual([]);
    // Still so in the next round: the same two warnings, no more of them.
    expect(kinds(explained, explained)).toEqual([`target-out-of-reach ${q1} 1`, `target-out-of-reach ${q1} 2`]);
  });

  it('end when the budget is raised', () => {
    const year = by('2023-03-31', { budget: { '2023-01-20': '40.00' } });
    submit(year, q1, '2023-03-31', { allocated: '50.00' });
    expect(year.warnings).toHaveLength(2);
    year.world = worldOf({ ...underFufeng, budget: { '2023-01-20': '40.00', '2023-05-01': '50.00' } });
    year.act('look', { today: '2023-05-01' });
    expect(year.warnings).toEqual([]);
  });

  it('of a delay end when a person lifts it, with a reason', () => {
    const year = by('2023-04-01');
    const lift = { round: q1, due: 'report', because: '系统停机', today: '2023-04-02' };
    year.act('lift-overdue', lift);
    expect(year.warnings).toEqual([]);
    expect(year.act('lift-overdue', lift)).toEqual({
      outcome: 'rejected',
      rejection: { code: 'not-overdue', round: q1, due: 'report' },
    });
  });
});
