import { unreachable } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { resultApplication } from '../result-application/result-application.aggregate.js';
import type { ResultApplicationEvent } from '../result-application/result-application.js';
import { ResultRow } from './result-list.table.js';

/** The list of results, with what follows from them. */
export const resultListProjection: Projection<ResultRow> = {
  name: 'result-list/1',
  table: ResultRow,
  keyOf: ({ tenant, stream }) => {
    const [category, targetId] = stream.split('/');
    return category === resultApplication.category && targetId !== undefined ? { tenant, targetId } : undefined;
  },
  project: (row, event) => {
    const [, targetId = ''] = event.stream.split('/');
    const before = row ?? emptyRow(event.tenant, targetId);
    const demo = before.demo || ((JSON.parse(event.metadata) as EventMetadata).demoFigures?.length ?? 0) > 0;
    return {
      ...after(before, decoded<ResultApplicationEvent>(resultApplication, event)),
      version: event.version,
      demo,
    };
  },
};

function emptyRow(tenant: string, targetId: string): ResultRow {
  return {
    tenant,
    targetId,
    version: 0,
    unitId: null,
    subjectName: null,
    budgetYear: null,
    stage: 'awaiting-result',
    departmentGrade: null,
    score: null,
    grade: null,
    gradeName: null,
    proposedDisposals: [],
    proposedReferrals: [],
    disposal: null,
    reductionYuan: null,
    referrals: 0,
    names: {},
    demo: false,
  };
}

function after(row: ResultRow, event: ResultApplicationEvent): ResultRow {
  switch (event.type) {
    case 'subject-followed': {
      const { unitId, budgetYear, subjectName } = event.data;
      return { ...row, unitId, budgetYear, subjectName };
    }
    case 'budget-followed': {
      const { unitId, budgetYear } = event.data;
      return { ...row, unitId, budgetYear };
    }
    case 'result-received': {
      const { form, unitId, budgetYear, score, grade, gradeName } = event.data;
      const known = { ...row, unitId, budgetYear };
      if (form === 'department-evaluation') return { ...known, departmentGrade: gradeName };
      const stage = row.stage === 'decided' ? row.stage : 'undecided';
      return { ...known, stage, score, grade, gradeName };
    }
    case 'consequences-proposed': {
      const { disposals, referrals } = event.data;
      const proposedDisposals = disposals.map(({ disposal }) => disposal);
      const proposedReferrals = referrals.map(({ trigger }) => trigger);
      const named = [
        ...disposals.map(({ disposal, name }) => [disposal, name] as const),
        ...referrals.map(({ trigger, name }) => [trigger, name] as const),
      ];
      return { ...row, proposedDisposals, proposedReferrals, names: { ...row.names, ...Object.fromEntries(named) } };
    }
    case 'disposal-decided': {
      const { disposal, disposalName, reductionYuan = null } = event.data;
      return { ...row, stage: 'decided', disposal, reductionYuan, names: { ...row.names, [disposal]: disposalName } };
    }
    case 'referral-made': {
      const { trigger, triggerName } = event.data;
      return { ...row, referrals: row.referrals + 1, names: { ...row.names, [trigger]: triggerName } };
    }
    default:
      return unreachable(event);
  }
}
