import type { EventMetadata } from '@wenxiao/event-store';
import type { ExAnteAssessmentEvent } from '@wenxiao/facts/targets';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { exAnteAssessment } from './assessment.aggregate.js';
import { AssessmentRow } from './assessment-list.table.js';
import { placeOf } from './assessment.place.js';
import { type AssessmentState, evolve } from './assessment.state.js';

/** The list of assessments, with how far each is and what it came to. */
export const assessmentListProjection: Projection<AssessmentRow> = {
  name: 'assessment-list/1',
  table: AssessmentRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id] = stream.split('/');
    return category === exAnteAssessment.category && id !== undefined ? { tenant, id } : undefined;
  },
  project: (row, event) => {
    const [, id = ''] = event.stream.split('/');
    const { demoFigures = [], rules } = JSON.parse(event.metadata) as EventMetadata;
    const fact = decoded<ExAnteAssessmentEvent>(exAnteAssessment, event);
    const state = evolve((row?.state ?? exAnteAssessment.decider.initialState) as AssessmentState, fact);
    if (state.status === 'unknown') return undefined;
    const isUnder = fact.type === 'ex-ante-opened' || fact.type === 'ex-ante-rebased';
    const { progress, year, requested, openedOn, organisation, result } = state;
    const named = progress.assigned.map((each) => each.person ?? each.organisation ?? '');
    return {
      tenant: event.tenant,
      id,
      ...placeOf(id),
      version: event.version,
      procedure: progress.procedure,
      year,
      requested,
      openedOn,
      filedAt: row?.filedAt ?? event.recordedAt,
      ended: progress.ended !== undefined,
      openSteps: progress.ended === undefined ? progress.open.map(({ step }) => step) : [],
      conclusion: result?.conclusion ?? null,
      score: result?.score ?? null,
      late: result?.late ?? null,
      effects: [...(result?.effects ?? [])],
      library: result?.library ?? null,
      parties: [...new Set([...named, ...(organisation === undefined ? [] : [organisation])])],
      rules: isUnder ? (rules?.hash ?? '') : (row?.rules ?? ''),
      demo: (row?.demo ?? false) || demoFigures.length > 0,
      state,
    };
  },
};
