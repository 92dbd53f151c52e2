import { stepsTaken } from '@wenxiao/domain/field';
import { type EvaluationEvent, evaluationFacts } from '@wenxiao/facts/evaluation';
import type { Aggregate } from '@wenxiao/service-kit';
import type { EvaluationCommand, EvaluationRejection } from './evaluation.commands.js';
import { evaluation as decider } from './evaluation.decider.js';
import { placeOf } from './evaluation.place.js';
import { publishEvaluation } from './evaluation.publish.js';
import type { EvaluationState } from './evaluation.state.js';
import type { EvaluationWorld } from './evaluation.world.js';

/** What whoever fills in a sheet must have read. What a colleague fills in changes nothing in it. */
const ofSheets = [
  'evaluation-opened',
  'evaluation-start-withdrawn',
  'self-evaluation-reported',
  'self-evaluation-attained',
  ...stepsTaken('evaluation').filter((type) => type !== 'evaluation-scored'),
  'evaluation-withdrawn',
  'evaluation-steps-opened',
  'evaluation-rebased',
  'evaluation-reassigned',
] as const;

/** … and whoever takes another step: a conclusion is drawn from all sheets. */
const ofSteps = [...ofSheets, 'evaluation-scored', 'sheet-submitted', 'sheet-withdrawn'] as const;

/** One evaluation of a subject: `evaluation/<subject>.<type>.<period>.<number>`. */
export const evaluation: Aggregate<
  EvaluationState,
  EvaluationCommand,
  EvaluationEvent,
  EvaluationRejection,
  EvaluationWorld
> = {
  category: 'evaluation',
  about: (id) => ({ subject: placeOf(id).subject }),
  decider,
  facts: evaluationFacts,
  material: {
    open: ['evaluation-opened'],
    except: ['evaluation-opened', 'evaluation-excepted'],
    'take-step': ofSteps,
    'state-methods': [...ofSteps, 'evaluation-methods-stated'],
    'fill-sheet': ofSheets,
    rank: ofSteps,
    'give-opinion': ofSteps,
    remind: ofSteps,
    rebase: ofSteps,
    reassign: ofSteps,
    'hand-over': ofSteps,
    'lift-overdue': ['evaluation-became-overdue', 'evaluation-overdue-lifted'],
  },
  publish: publishEvaluation,
};
