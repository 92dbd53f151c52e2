import { sheetsOf, type OpenEvaluation } from './evaluation.state.js';
import {
  aspects,
  bodies,
  conclude,
  Evaluated,
  papers,
  people,
  points,
  sheet,
  upToConclusion,
  upToSheets,
  worldOf,
} from './testing/evaluated.js';

const { first, second, department, unit } = people;
const refused = (rejection: object) => ({ outcome: 'rejected', rejection });
const finance = { type: 'finance-evaluation' };
const onQuality = { score: '85', finding: ['department-result-quality'], checklist: aspects };
const chosen = { today: '2023-06-01', chosenFor: ['public-concern'] };
const counting = ({ state }: Evaluated) =>
  sheetsOf(state as OpenEvaluation).map(({ evaluator, total }) => [evaluator, total]);

describe('an evaluation on top of a self-evaluation', () => {
  it.each(['department-evaluation', 'finance-evaluation'])('B-21: %s cannot begin before that is there', (type) => {
    const rests = { code: 'rests-on', evaluationType: 'self-evaluation', state: 'concluded' };
    const under = [`evaluationTypes/${type}/restsOn`];
    expect(new Evaluated(worldOf({ type })).act('open', { today: '2023-06-01' })).toEqual({
      ...refused(rests),
      under,
    });
    const submitted = worldOf({ type, rests: { 'self-evaluation': 'submitted' } });
    expect(new Evaluated(submitted).act('open', { today: '2023-06-01' })).toEqual({
      ...refused({ ...rests, is: 'submitted' }),
      under,
    });
    const concluded = worldOf({ type, rests: { 'self-evaluation': 'concluded' } });
    const why = type === 'finance-evaluation' ? chosen : { today: '2023-06-01' };
    expect(new Evaluated(concluded).act('open', why).outcome).toBe('accepted');
  });

  it('is made by nobody who evaluated themselves', () => {
    const evaluated = new Evaluated(
      worldOf({ type: 'department-evaluation', rests: { 'self-evaluation': 'concluded' } }),
    );
    evaluated.act('open', { today: '2023-06-01' });
    evaluated.step('fix-object', 'done');
    expect(evaluated.step('fix-evaluators', 'formed', { brings: { persons: [first, unit] } })).toEqual(
      refused({ code: 'evaluators-kept-out', persons: [unit], organisations: [] }),
    );
  });

  it.each([bodies.unit, bodies.below])(
    'is not commissioned from the evaluated unit, nor from what lies below it',
    (body) => {
      const evaluated = new Evaluated(
        worldOf({ type: 'finance-evaluation', rests: { 'self-evaluation': 'concluded' } }),
      );
      evaluated.act('open', chosen);
      evaluated.step('fix-object', 'done');
      const naming = (organisation: string) =>
        evaluated.step('fix-evaluators', 'commissioned', { brings: { organisation, ground: 'agency' } });
      expect(naming(body)).toEqual(refused({ code: 'evaluators-kept-out', persons: [], organisations: [body] }));
      expect(naming(people.agency).outcome).toBe('accepted');
    },
  );

  it('is made again once the one before was concluded, and of nothing without targets or money', () => {
    const opening = (more: Partial<Parameters<typeof worldOf>[0]>) =>
      new Evaluated(worldOf({ type: 'self-evaluation', ...more })).act('open', { today: '2023-06-01' });
    const waiting = { code: 'number-before-open', number: 1 } as const;
    expect(opening({ number: 2 })).toEqual(refused({ ...waiting, is: 'none' }));
    expect(opening({ number: 2, before: 'submitted' })).toEqual(refused({ ...waiting, is: 'submitted' }));
    expect(opening({ number: 2, before: 'concluded' }).outcome).toBe('accepted');
    expect(opening({ hasContent: false })).toEqual(refused({ code: 'nothing-to-evaluate', period: '2022' }));
  });

  it.each([
    ['department-evaluation', { score: '85', finding: [] }],
    ['finance-evaluation', onQuality],
  ])('goes through nine steps with two evaluators to its archive: %s', (type, brings) => {
    const evaluated = upToConclusion('90', '80', { type });
    conclude(evaluated, brings);
    evaluated.step('submit-report', 'done', { brings: papers('evaluation-report') }, first);
    evaluated.step('rectify-and-archive', 'archived');
    expect(evaluated.history.map((event) => event.type)).toEqual([
      'evaluation-opened',
      'evaluation-steps-opened',
      'evaluation-recorded',
      'evaluation-appointed',
      'evaluation-issued',
      'evaluation-recorded',
      'sheet-submitted',
      'evaluation-scored',
      'sheet-submitted',
      'evaluation-scored',
      'evaluation-heard',
      'evaluation-concluded',
      'evaluation-finalised',
      'evaluation-reported',
      'evaluation-archived',
    ]);
    expect(evaluated.last('evaluation-finalised')).toEqual({
      step: 'conclude',
      computed: '85',
      score: '85',
      displayed: '85.00',
      fullMark: '100',
      grade: 'good',
      findings: brings.finding,
      concludedOn: '2023-06-10',
      late: false,
    });
    expect(evaluated.state).toMatchObject({ progress: { open: [], ended: 'archived' } });
  });

  it('by the bureau states what it found on the result of the department', () => {
    const evaluated = upToConclusion('90', '80', finance);
    const wanting = [{ needed: 'finding', because: 'incomplete', these: ['department-result-quality'] }];
    expect(conclude(evaluated, { ...onQuality, finding: ['perfunctory'] })).toEqual(
      refused({ code: 'answer-wanting', wanting }),
    );
  });
});

describe('the sheet of an evaluator', () => {
  it('is recorded whole beside the step, whose score it is', () => {
    const evaluated = upToSheets();
    sheet(evaluated, first, { scores: [{ part: 'total', score: '088.50', ground: '资料齐全' }] });
    expect(evaluated.last('sheet-submitted')).toEqual({
      step: 'collect-and-verify',
      level: first,
      evaluator: first,
      scores: [{ part: 'total', score: '88.5', ground: '资料齐全' }],
      total: '88.5',
    });
    expect(evaluated.last('evaluation-scored')).toMatchObject({ level: first, by: first, score: '88.5' });
  });

  it.each([
    [{ scores: [] }, { code: 'sheet-incomplete', missing: ['total'], unknown: [], repeated: [] }],
    [points('90', 'other'), { code: 'sheet-incomplete', missing: ['total'], unknown: ['other'], repeated: [] }],
    [
      { scores: [...points('50').scores, ...points('40').scores] },
      { code: 'sheet-incomplete', missing: [], unknown: [], repeated: ['total'] },
    ],
    [points('100.01'), { code: 'part-refused', part: 'total', reason: 'above-full-mark', full: '100' }],
    [points('-1'), { code: 'part-refused', part: 'total', reason: 'negative', full: '100' }],
    [points('九十'), { code: 'part-refused', part: 'total', reason: 'not-a-decimal', full: '100' }],
    [
      { scores: [{ part: 'total', tier: 'first' }] },
      { code: 'part-refused', part: 'total', reason: 'no-score', full: '100' },
    ],
  ])('is refused with %j', (content, rejection) => {
    expect(sheet(upToSheets(), first, content)).toEqual(refused(rejection));
  });

  it('is given by its evaluator alone, with no other score beside it, and in no other step', () => {
    const evaluated = upToSheets();
    const level = first;
    const brings = papers('working-papers');
    const score = (more: object, by = first) =>
      evaluated.step('collect-and-verify', 'done', { level, brings, ...more }, by);
    expect(score({ sheet: points('90') }, second)).toEqual(refused({ code: 'not-yours', level: first }));
    expect(score({})).toEqual(refused({ code: 'sheet-wanting' }));
    expect(score({ sheet: points('90'), brings: { ...brings, score: '91' } })).toEqual(
      refused({ code: 'score-not-of-sheet', score: '91', total: '90' }),
    );
    sheet(evaluated, first, points('90'));
    sheet(evaluated, second, points('80'));
    expect(evaluated.step('exchange-views', 'agreed', { sheet: points('90') }, unit)).toEqual(
      refused({ code: 'sheet-not-asked' }),
    );
  });

  it('is awaited of every evaluator: nothing goes on before the last', () => {
    const evaluated = upToSheets();
    sheet(evaluated, first, points('95'));
    expect(evaluated.step('exchange-views', 'agreed', {}, unit)).toMatchObject({ rejection: { code: 'not-open' } });
    sheet(evaluated, second, points('55'));
    evaluated.step('exchange-views', 'agreed', {}, unit);
    conclude(evaluated);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ computed: '75', grade: 'qualified' });
  });

  it('is taken back before the next act, and not after it', () => {
    const evaluated = upToSheets();
    const withdraw = (by: string) =>
      evaluated.act('withdraw', { step: 'collect-and-verify', level: by, reason: '误点' }, by);
    sheet(evaluated, first, points('95'));
    withdraw(first);
    expect(evaluated.history.slice(-2).map(({ type }) => type)).toEqual(['evaluation-withdrawn', 'sheet-withdrawn']);
    expect(counting(evaluated)).toEqual([]);
    sheet(evaluated, first, points('90'));
    sheet(evaluated, second, points('80'));
    expect(withdraw(first)).toMatchObject({ rejection: { code: 'not-the-latest-act' } });
    expect(counting(evaluated)).toEqual([
      [first, '90'],
      [second, '80'],
    ]);
  });
});

describe('a conclusion', () => {
  it('is the mean of the sheets, exact, where the score is left to them or entered as it is displayed', () => {
    const evaluated = upToConclusion('89.99', '90.001');
    conclude(evaluated, { score: '90' });
    expect(evaluated.last('evaluation-finalised')).toBeUndefined();
    conclude(evaluated, { score: '89.996' });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({
      computed: '89.9955',
      score: '89.9955',
      displayed: '89.996',
      grade: 'good',
    });
    expect(evaluated.last('evaluation-concluded')).toMatchObject({ score: '89.9955' });
  });

  it('has a reason where a person’s score is another', () => {
    const evaluated = upToConclusion('90', '80');
    expect(conclude(evaluated, { score: '90' })).toEqual(
      refused({ code: 'deviation-unexplained', score: '90', computed: '85' }),
    );
    conclude(evaluated, { score: '90', reason: '现场核实后调整' });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({
      computed: '85',
      score: '90',
      grade: 'excellent',
      deviation: '现场核实后调整',
    });
  });

  const correctSheet = (evaluated: Evaluated, score: string) =>
    evaluated.act(
      'correct',
      {
        step: 'collect-and-verify',
        level: second,
        brings: papers('working-papers'),
        sheet: points(score),
        today: '2023-06-12',
      },
      second,
    );

  it('is graded anew where a sheet is corrected', () => {
    const evaluated = upToConclusion('90', '80');
    conclude(evaluated);
    correctSheet(evaluated, '100');
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ computed: '95', score: '95', grade: 'excellent' });
    expect(counting(evaluated)).toEqual([
      [first, '90'],
      [second, '100'],
    ]);
  });

  it('keeps the score that a person set beside the sheets, also where one of them is corrected', () => {
    const evaluated = upToConclusion('90', '80');
    conclude(evaluated, { score: '70', reason: '现场核实后调整' });
    correctSheet(evaluated, '100');
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ computed: '95', score: '70', grade: 'qualified' });
  });

  it('is corrected by its own step, and every other step by its own', () => {
    const evaluated = upToConclusion('90', '80');
    conclude(evaluated);
    const correct = (step: string, brings: object) =>
      evaluated.act('correct', { step, brings, today: '2023-06-12' }, step === 'conclude' ? first : department);
    correct('conclude', { score: '60', reason: '发现虚报' });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ score: '60', grade: 'qualified' });
    const before = evaluated.last('evaluation-finalised');
    const documents = [{ name: '评价通知', document: 'evaluation-notice', number: '扶财绩〔2023〕7号' }];
    expect(correct('issue-notice', { documents })).toMatchObject({
      outcome: 'accepted',
      events: [{ type: 'evaluation-issued', data: { step: 'issue-notice', documents } }],
    });
    expect(evaluated.last('evaluation-finalised')).toEqual(before);
    expect(correct('submit-report', {})).toMatchObject({ rejection: { code: 'not-open', step: 'submit-report' } });
  });
});
