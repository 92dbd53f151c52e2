import {
  accepted,
  decimal,
  decimalToText,
  type Decider,
  type Decision,
  rejected,
  sumOf,
  unreachable,
} from '@wenxiao/domain';
import { gradeOf } from '@wenxiao/rules';
import type {
  EvaluationCommand,
  EvaluationEvent,
  EvaluationRejection,
  EvaluationState,
  Review,
  ReviewingForm,
  Rules,
  Subject,
} from './evaluation.js';

type Open = Extract<EvaluationState, { status: 'open' }>;
type Decided = Decision<EvaluationEvent, EvaluationRejection>;
type CommandOf<Type extends EvaluationCommand['type']> = Extract<EvaluationCommand, { type: Type }>;

/** 绩效评价 of one subject and budget year: self-evaluation first, then department and finance evaluation on top of it. */
export const evaluationDecider: Decider<
  EvaluationState,
  EvaluationCommand,
  EvaluationEvent,
  EvaluationRejection,
  Rules
> = {
  initialState: { status: 'unknown' },
  decide(command, state, rules) {
    if (command.type === 'open') return open(command.data, state);
    if (state.status === 'unknown') return rejected({ code: 'wrong-state', state: 'unknown', possible: ['open'] });
    switch (command.type) {
      case 'submit-self-evaluation':
        return submitSelfEvaluation(command, state, rules);
      case 'start':
        return start(command, state, rules);
      case 'give-scores':
        return giveScores(command, state, rules);
      case 'finalise':
        return finalise(command, state, rules);
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    if (event.type === 'evaluation-opened') return { status: 'open', subject: event.data, reviews: {} };
    if (state.status === 'unknown') return state;
    switch (event.type) {
      case 'subject-followed':
        return { ...state, subject: { ...state.subject, indicators: event.data.indicators } };
      case 'self-evaluation-submitted': {
        const { submittedBy, score, grade, findings } = event.data;
        return {
          ...state,
          selfEvaluation: {
            submittedBy,
            findings,
            ...(score !== undefined && { score }),
            ...(grade !== undefined && { grade }),
          },
        };
      }
      case 'evaluation-started':
        return withReview(state, event.data.form, {
          stage: 'started',
          evaluators: event.data.evaluators,
          scoredBy: [],
        });
      case 'scores-given': {
        const { form, score, scoredBy } = event.data;
        const review = state.reviews[form];
        return review
          ? withReview(state, form, { ...review, stage: 'scored', score, scoredBy: [...review.scoredBy, scoredBy] })
          : state;
      }
      case 'evaluation-finalised': {
        const { form, score, grade } = event.data;
        const review = state.reviews[form];
        return review ? withReview(state, form, { ...review, stage: 'finalised', score, grade }) : state;
      }
      default:
        return unreachable(event);
    }
  },
};

function withReview(state: Open, form: ReviewingForm, review: Review): Open {
  return { ...state, reviews: { ...state.reviews, [form]: review } };
}

/** An approved target can be evaluated; an adjusted one comes the same way and is followed. */
function open(data: Subject, state: EvaluationState): Decided {
  if (state.status === 'unknown') return accepted({ type: 'evaluation-opened', data });
  const { indicators } = data;
  if (JSON.stringify(indicators) === JSON.stringify(state.subject.indicators)) return accepted();
  return accepted({ type: 'subject-followed', data: { indicators } });
}

/** FF-37: the unit that spent evaluates itself. A form that was never filled in, or has no total, is no self-evaluation. */
function submitSelfEvaluation(command: CommandOf<'submit-self-evaluation'>, state: Open, rules: Rules): Decided {
  if (state.selfEvaluation) return rejected({ code: 'wrong-state', state: 'self-evaluated', possible: ['start'] });
  const { score, findings } = command.data;
  if (findings.some(({ code }) => code === 'unfilled')) return rejected({ code: 'form-unfilled' });
  if (score === undefined) return rejected({ code: 'score-required' });
  const graded = gradeOf(score, rules.evaluation.gradeBands?.value);
  if (graded.outcome === 'refused' && graded.reason !== 'no-grade-bands') {
    return rejected({ code: 'score-refused', reason: graded.reason, score });
  }
  const grade = graded.outcome === 'graded' && { grade: graded.band.code, gradeName: graded.band.zh };
  return accepted({
    type: 'self-evaluation-submitted',
    data: { ...command.data, submittedBy: command.by.id, ...grade },
  });
}

/** B-21: no department or finance evaluation without a submitted self-evaluation (FF-37). */
function start(command: CommandOf<'start'>, state: Open, rules: Rules): Decided {
  const { form, evaluators, methods } = command.data;
  if (state.reviews[form])
    return rejected({ code: 'wrong-state', state: state.reviews[form].stage, possible: ['give-scores', 'finalise'] });
  const forms = rules.evaluation.forms?.value;
  if (!forms) return rejected({ code: 'rules-silent', parameter: 'evaluation.forms' });
  const rule = forms.find(({ code }) => code === form);
  const covered = rule?.subjects.some((kind) => kind === state.subject.subjectKind);
  if (!rule || !covered) return rejected({ code: 'form-unknown', form, subjectKind: state.subject.subjectKind });
  if (rule.restsOn === 'self-evaluation' && !state.selfEvaluation)
    return rejected({ code: 'self-evaluation-required' });
  const known = rules.evaluation.methods?.value;
  const codes = known?.items.map(({ code }) => code) ?? [];
  const unknown = known && !known.open ? methods.filter((method) => !codes.includes(method)) : [];
  if (unknown.length > 0) return rejected({ code: 'methods-unknown', unknown, known: codes });
  if (state.selfEvaluation && evaluators.includes(state.selfEvaluation.submittedBy))
    return rejected({ code: 'same-person', role: 'unit' });
  return accepted({ type: 'evaluation-started', data: { form, evaluators, methods, startedBy: command.by.id } });
}

/** Points item by item; no item above its weight, all weights together the full mark (FF-43). */
function giveScores(command: CommandOf<'give-scores'>, state: Open, rules: Rules): Decided {
  const { form, items } = command.data;
  const review = state.reviews[form];
  if (!review || review.stage === 'finalised') {
    return rejected({ code: 'wrong-state', state: review?.stage ?? 'not-started', possible: review ? [] : ['start'] });
  }
  if (!review.evaluators.includes(command.by.id)) return rejected({ code: 'not-an-evaluator' });
  const fullMark = rules.evaluation.fullMark?.value;
  if (fullMark === undefined) return rejected({ code: 'rules-silent', parameter: 'evaluation.fullMark' });
  const weights = sumOf(items.map(({ weight }) => decimal(weight)));
  if (!weights.eq(decimal(fullMark)))
    return rejected({ code: 'weights-not-full', weights: decimalToText(weights), fullMark });
  const above = items.find(({ score, weight }) => decimal(score).gt(decimal(weight)));
  if (above)
    return rejected({ code: 'score-above-weight', item: above.item, score: above.score, weight: above.weight });
  const score = decimalToText(sumOf(items.map((item) => decimal(item.score))));
  return accepted({ type: 'scores-given', data: { form, items, score, scoredBy: command.by.id } });
}

/** Score and grade stand from here on (FF-43); a finance evaluation says what it found on the department's result (FF-39b, X-3). */
function finalise(command: CommandOf<'finalise'>, state: Open, rules: Rules): Decided {
  const { form, conclusion, findingOnDepartmentResult } = command.data;
  const review = state.reviews[form];
  if (review?.stage !== 'scored' || review.score === undefined) {
    return rejected({
      code: 'wrong-state',
      state: review?.stage ?? 'not-started',
      possible: review?.stage === 'started' ? ['give-scores'] : [],
    });
  }
  if (review.scoredBy.includes(command.by.id)) return rejected({ code: 'same-person', role: 'evaluator' });
  const rule = rules.evaluation.forms?.value?.find(({ code }) => code === form);
  if (rule?.findingOnDepartmentResult && findingOnDepartmentResult === undefined)
    return rejected({ code: 'finding-required' });
  const fullMark = rules.evaluation.fullMark?.value;
  if (fullMark === undefined) return rejected({ code: 'rules-silent', parameter: 'evaluation.fullMark' });
  const graded = gradeOf(review.score, rules.evaluation.gradeBands?.value);
  if (graded.outcome === 'refused')
    return rejected({ code: 'score-refused', reason: graded.reason, score: review.score });
  const finding = findingOnDepartmentResult !== undefined && { findingOnDepartmentResult };
  const { code: grade, zh: gradeName } = graded.band;
  return accepted({
    type: 'evaluation-finalised',
    data: { form, score: review.score, fullMark, grade, gradeName, conclusion, ...finding },
  });
}
