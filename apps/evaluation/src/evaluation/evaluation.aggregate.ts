import type { Aggregate } from '@wenxiao/service-kit';
import { publishEvaluation } from '../publishing/publish-evaluation.js';
import { evaluationDecider } from './evaluation.decider.js';
import {
  type EvaluationCommand,
  type EvaluationEvent,
  type EvaluationRejection,
  type EvaluationState,
  evaluationTexts,
  type Rules,
} from './evaluation.js';

/** The evaluations of one subject for one budget year, under the id of its target. */
export const evaluation: Aggregate<EvaluationState, EvaluationCommand, EvaluationEvent, EvaluationRejection, Rules> = {
  category: 'evaluation',
  about: (id) => ({ subject: id }),
  decider: evaluationDecider,
  schemaVersions: {
    'evaluation-opened': 1,
    'subject-followed': 1,
    'self-evaluation-submitted': 2,
    'evaluation-started': 1,
    'scores-given': 1,
    'evaluation-finalised': 1,
  },
  texts: evaluationTexts,
  upcast: evaluationUpcast,
  publish: publishEvaluation,
};

/** Version 1 of a self-evaluation recorded the grade's code alone, which then stands for its name, too. */
function evaluationUpcast(type: string, schemaVersion: number, data: object): object | undefined {
  if (type !== 'self-evaluation-submitted' || schemaVersion !== 1) return undefined;
  const { grade } = data as { grade?: string };
  return { ...data, ...(grade !== undefined && { gradeName: grade }) };
}
