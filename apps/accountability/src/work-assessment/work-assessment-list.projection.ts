import { byType } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import type { WorkAssessmentEvent } from '@wenxiao/facts/accountability';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { workAssessment } from './work-assessment.aggregate.js';
import { WorkAssessmentRow } from './work-assessment-list.table.js';
import { placeOf } from './work-assessment.place.js';

/** The list of work assessments, which ranks what is concluded. */
export const workListProjection: Projection<WorkAssessmentRow> = {
  name: 'work-assessment-list/1',
  table: WorkAssessmentRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id] = stream.split('/');
    return category === workAssessment.category && id !== undefined ? { tenant, id } : undefined;
  },
  project: (row, event) => {
    const [, id = ''] = event.stream.split('/');
    const { demoFigures = [] } = JSON.parse(event.metadata) as EventMetadata;
    const before = row ?? { tenant: event.tenant, id, ...placeOf(id), ...open, demo: false };
    const demo = before.demo || demoFigures.length > 0;
    return { ...after(before, decoded<WorkAssessmentEvent>(workAssessment, event)), version: event.version, demo };
  },
};

const unconcluded = { score: null, grade: null, findings: [], toldTo: null, concludedOn: null };
const open: Omit<WorkAssessmentRow, 'tenant' | 'id' | 'organisation' | 'year' | 'assessment' | 'demo'> = {
  version: 0,
  status: 'scored',
  department: null,
  ...unconcluded,
};

const after = (row: WorkAssessmentRow, event: WorkAssessmentEvent): WorkAssessmentRow =>
  byType<WorkAssessmentEvent, WorkAssessmentRow>(event, {
    'work-scored': ({ department = null }) => ({ ...row, department }),
    'work-assessment-concluded': ({ score, grade, findings, toldTo = null, on }) => ({
      ...row,
      status: 'concluded',
      ...{ score, grade, findings: [...findings], toldTo, concludedOn: on },
    }),
    'work-assessment-taken-back': () => ({ ...row, status: 'scored', ...unconcluded }),
  }) ?? row;
