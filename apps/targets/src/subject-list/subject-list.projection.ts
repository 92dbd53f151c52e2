import type { SubjectEvent } from '@wenxiao/facts/targets';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { subject as subjects } from '../subject/subject.aggregate.js';
import { SubjectRow } from './subject-list.table.js';

/** The list of subjects. */
export const subjectListProjection: Projection<SubjectRow> = {
  name: 'subject-list/1',
  table: SubjectRow,
  keyOf: ({ tenant, stream }) => {
    const [category, subject] = stream.split('/');
    return category === subjects.category && subject !== undefined ? { tenant, subject } : undefined;
  },
  project: (row, { tenant, stream, version, recordedAt, ...event }) => {
    const { decider } = subjects;
    const state = decider.evolve(row?.state ?? decider.initialState, decoded<SubjectEvent>(subjects, event));
    if (state.status === 'unknown') return row;
    const { status, unit, department, marks } = state;
    const { kind, nature, name, officialCode = null } = state.description;
    return {
      tenant,
      subject: stream.slice(stream.indexOf('/') + 1),
      version,
      status,
      unit,
      department,
      kind,
      nature,
      name,
      officialCode,
      isKey: marks.key === true,
      isMajor: marks.major === true,
      recordedAt: row?.recordedAt ?? recordedAt,
      state,
    };
  },
};
