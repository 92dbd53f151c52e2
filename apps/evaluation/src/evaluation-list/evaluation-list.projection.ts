import { unreachable } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { evaluation } from '../evaluation/evaluation.aggregate.js';
import type { EvaluationEvent } from '../evaluation/evaluation.js';
import { EvaluationRow } from './evaluation-list.table.js';

/** The list of evaluations, with score and grade. */
export const evaluationListProjection: Projection<EvaluationRow> = {
  name: 'evaluation-list/1',
  table: EvaluationRow,
  keyOf: ({ tenant, stream }) => {
    const [category, targetId] = stream.split('/');
    return category === evaluation.category && targetId !== undefined ? { tenant, targetId } : undefined;
  },
  project: (row, event) => {
    const [, targetId = ''] = event.stream.split('/');
    const before = row ?? emptyRow(event.tenant, targetId);
    const demo = before.demo || ((JSON.parse(event.metadata) as EventMetadata).demoFigures?.length ?? 0) > 0;
    return { ...after(before, decoded<EvaluationEvent>(evaluation, event)), version: event.version, demo };
  },
};

function emptyRow(tenant: string, targetId: string): EvaluationRow {
  const nothing = {
    unitId: null,
    subjectName: null,
    budgetYear: null,
    selfScore: null,
    score: null,
    grade: null,
    gradeName: null,
  };
  return { tenant, targetId, version: 0, ...nothing, stage: 'open', findings: 0, demo: false };
}

function after(row: EvaluationRow, event: EvaluationEvent): EvaluationRow {
  switch (event.type) {
    case 'evaluation-opened': {
      const { unitId, subjectName, budgetYear } = event.data;
      return { ...row, unitId, subjectName, budgetYear };
    }
    case 'subject-followed':
      return row;
    case 'self-evaluation-submitted':
      return {
        ...row,
        stage: 'self-evaluated',
        selfScore: event.data.score ?? null,
        findings: event.data.findings.length,
      };
    case 'evaluation-started':
      return { ...row, stage: 'started' };
    case 'scores-given':
      return { ...row, stage: 'scored' };
    case 'evaluation-finalised': {
      const { score, grade, gradeName } = event.data;
      return { ...row, stage: 'finalised', score, grade, gradeName };
    }
    default:
      return unreachable(event);
  }
}
