import { AppliedResult, evaluated, fufengWith } from './testing/applied-result.js';
import { tasksOf } from './result-application.tasks.js';

const opened = ['result-opened', 'result-steps-opened'];

describe('a result', () => {
  it('is opened by an evaluation that came to its conclusion, and waits for the step that the set begins with', () => {
    const result = new AppliedResult();
    expect(result.take()).toEqual(opened);
    expect(result.history[0]).toEqual({
      type: 'result-opened',
      data: { ...evaluated(), madeBy: 'jurisdiction' },
    });
    expect(tasksOf(result.state, result.world)).toMatchObject([
      {
        kind: 'act',
        step: 'propose',
        by: { desk: 'performance-office', of: 'jurisdiction' },
        why: { path: 'procedures/result-application/steps/propose' },
      },
    ]);
  });

  it('is none of what a body says of itself', () => {
    const result = new AppliedResult();
    expect(result.take({ type: 'self-evaluation' })).toEqual([]);
    expect(result.state).toEqual({ status: 'unknown', version: 0 });
  });

  it('is none of what a body is assessed as: no money follows from that', () => {
    expect(new AppliedResult().take({ scheme: 'unit-assessment' })).toEqual([]);
  });

  it('is of one evaluation once', () => {
    const result = new AppliedResult();
    result.take();
    expect(result.take()).toEqual([]);
    expect(result.take({ version: 8, grade: 'good' })).toEqual([]);
  });

  it.each([
    ['that of finance of its department’s', { type: 'department-evaluation' }, {}],
    ['one that evaluates another again of what it evaluates', {}, { number: 2, isReEvaluation: true }],
    ['the later of two', {}, { number: 2, concludedOn: '2024-06-01' }],
  ])('of several evaluations is that which takes the place of the others: %s', (_, lower, higher) => {
    const inOrder = new AppliedResult();
    inOrder.take(lower);
    expect(inOrder.take(higher)).toEqual(['result-superseded', ...opened]);
    const other = new AppliedResult();
    other.take(higher);
    expect(other.take(lower)).toEqual([]);
    const { version: _version, ...state } = other.state;
    expect(inOrder.state).toMatchObject(state);
  });

  it('of a type that the set does not have is nobody’s above the department', () => {
    const result = new AppliedResult();
    result.take({ type: 'other-evaluation' });
    expect(result.state).toMatchObject({ evaluation: { madeBy: 'department' } });
  });

  it('waits for its rules where the set has no procedure for it', () => {
    const result = new AppliedResult({ rules: fufengWith({ procedures: undefined }) });
    expect(result.take()).toEqual(['result-opened']);
    expect(tasksOf(result.state, result.world)).toMatchObject([
      {
        kind: 'settle',
        zh: '所依规则未规定办理流程：请采用有此流程的规则，并将该事项改按现行规则办理',
        waitsFor: ['procedures'],
      },
    ]);
    expect(result.propose()).toEqual({ code: 'rules-silent', path: 'procedures' });
  });

  it('is there before anything is decided of it', () => {
    expect(new AppliedResult().propose()).toEqual({ code: 'no-result' });
    expect(
      new AppliedResult().act('withdraw-evaluation', {
        type: 'finance-evaluation',
        period: '2023',
        number: 1,
        version: 10,
      }),
    ).toEqual([]);
  });
});

describe('an evaluation that is corrected or taken back', () => {
  const withdrawn = { type: 'finance-evaluation', period: '2023', number: 1, version: 10 };

  it('before anybody drew upon it takes the place of what it said', () => {
    const result = new AppliedResult();
    result.take();
    expect(result.take({ version: 10, grade: 'qualified', score: '70' })).toEqual(opened);
    expect(result.take({ version: 11, grade: 'qualified', score: '70' })).toEqual([]);
  });

  it('after a step says that what was done is outdated, and is decided anew', () => {
    const result = new AppliedResult();
    result.take();
    result.propose();
    expect(result.take({ version: 10, grade: 'qualified' })).toEqual(['result-outdated', ...opened]);
    expect(tasksOf(result.state, result.world)).toMatchObject([{ step: 'propose' }]);
  });

  it('holds everything up once it is taken back, until it is concluded anew, also with the same words', () => {
    const result = new AppliedResult();
    result.take();
    expect(result.act('withdraw-evaluation', withdrawn)).toEqual(['result-outdated']);
    expect(result.act('withdraw-evaluation', withdrawn)).toEqual([]);
    expect(result.propose()).toEqual({ code: 'result-outdated' });
    expect(tasksOf(result.state, result.world)).toMatchObject([
      { kind: 'settle', step: 'outdated', why: { path: 'evaluationTypes/finance-evaluation' } },
    ]);
    expect(result.take()).toEqual([]);
    expect(result.take({ version: 11 })).toEqual(opened);
    expect(result.propose()).toEqual(['result-recorded']);
  });

  it('is not that which counts, and changes nothing', () => {
    const result = new AppliedResult();
    result.take();
    expect(result.act('withdraw-evaluation', { ...withdrawn, type: 'department-evaluation' })).toEqual([]);
    expect(result.act('withdraw-evaluation', { ...withdrawn, version: 9 })).toEqual([]);
  });
});
