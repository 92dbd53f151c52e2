import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { refusalOf } from '../refusals.js';
import { silentAt } from './evaluation.conclusion.js';
import { tasksOf } from './evaluation.tasks.js';
import { Evaluated, form, fufeng, papers, people, worldOf } from './testing/evaluated.js';

const whole = seed('fufeng-2022')!;
const { 'evaluation.fullMark': _mark, ...values } = whole.values;
const { 'evaluation.gradeBands': _bands, evaluationTypes = [], ...members } = whole.members;
/** The set of Fufeng without full mark and grades. */
const silent = layered(
  {
    ...whole,
    values,
    members: {
      ...members,
      evaluationTypes: evaluationTypes.map((type) => ({
        ...type,
        parts: type.parts.map(({ full: _full, ...part }) => part),
      })),
    },
  },
  undefined,
  { organisation: false },
);
const [silentWorld, settledWorld] = [silent, fufeng].map((set) => worldOf({ type: 'self-evaluation', set }));

function begun(): Evaluated {
  const evaluated = new Evaluated(silentWorld!);
  evaluated.act('open', { today: '2023-06-01' }, people.unit);
  return evaluated;
}
const evaluate = (evaluated: Evaluated) =>
  evaluated.step(
    'evaluate',
    'done',
    { form, brings: { score: '95.5', ...papers('self-evaluation-form') }, today: '2023-06-10' },
    people.unit,
  );
const rebase = (evaluated: Evaluated) => evaluated.act('take-settled', {}, people.office);

describe('an evaluation whose rules give no scale', () => {
  it('waits for the performance office to settle all of it, and says so in a task beside its steps', () => {
    const tasks = tasksOf(begun().state, silentWorld!);
    expect(tasks.map(({ kind, step }) => [kind, step])).toEqual([
      ['act', 'evaluate'],
      ['settle', 'settle'],
    ]);
    expect(tasks.at(-1)).toEqual({
      kind: 'settle',
      scheme: 'budget-performance',
      step: 'settle',
      zh: '规则未规定评价满分、评价等级的分值区间，请予明确',
      by: { desk: 'performance-office', of: 'jurisdiction' },
      barred: [],
      waitsFor: ['evaluation.fullMark', 'evaluation.gradeBands'],
      dues: tasks[0]?.dues,
      why: { hash: silent.hash, path: 'evaluation.fullMark' },
    });
  });

  it('goes on by what was settled, from where it stood, and concludes', () => {
    const evaluated = begun();
    expect(evaluate(evaluated)).toEqual({
      outcome: 'rejected',
      rejection: { code: 'rules-silent', path: 'evaluation.gradeBands' },
    });
    evaluated.world = settledWorld!;
    rebase(evaluated);
    expect(evaluated.last('evaluation-rebased')).toEqual({
      procedure: 'self-evaluation',
      open: [{ step: 'evaluate' }],
      skipped: [{ step: 'implementers-evaluate', because: 'condition' }],
      restedOn: [expect.objectContaining({ name: 'subject.implementers', value: '0' })],
    });
    expect(tasksOf(evaluated.state, settledWorld!).map(({ kind }) => kind)).toEqual(['act']);
    evaluate(evaluated);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({
      score: '95.5',
      grade: 'excellent',
      fullMark: '100',
    });
  });

  it('stands as it was decided once it has come to a conclusion, whatever is settled later', () => {
    const evaluated = begun();
    evaluated.world = settledWorld!;
    evaluate(evaluated);
    const history = [...evaluated.history];
    expect(rebase(evaluated).outcome).not.toBe('rejected');
    expect(evaluated.history).toEqual(history);
    expect(tasksOf(evaluated.state, silentWorld!).filter(({ step }) => step === 'settle')).toEqual([]);
  });
});

it('who is refused reads which scale is silent and who settles it; what is no scale is for the rules', () => {
  const textOf = (path: string) => refusalOf(silentAt({ path })).text;
  expect(textOf('evaluation.fullMark')).toMatchObject({ status: 409, retry: false });
  expect(textOf('evaluation.fullMark').zh).toContain('规则未规定评价满分（{path}）。请绩效管理机构');
  expect(textOf('evaluationTypes/self-evaluation/parts/total/full').en).toContain('the full mark of a part');
  expect(textOf('procedures/self-evaluation').zh).toContain('在规则中补充');
});
