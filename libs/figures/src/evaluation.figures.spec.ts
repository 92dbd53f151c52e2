import { displayedValue, figuresOf } from './catalogue.js';

const targetId = '0192f7a0-0000-7000-8000-000000000001';
const read = (type: string, data: object, schemaVersion = 1) =>
  figuresOf({
    store: 'evaluation',
    stream: `evaluation/${targetId}`,
    type,
    schemaVersion,
    data: { ...data },
    metadata: { rules: { hash: 'abc' } },
  });
const set = (type: string, data: object, schemaVersion = 1) =>
  read(type, data, schemaVersion).figures.map(({ figure, item, value, article }) => [figure, item, value, article]);

const selfEvaluation = {
  annualBudgetYuan: '387664.62',
  executedYuan: '380000.00',
  indicators: [
    { name: '完成及时率', target: '100%', actual: '100%', weight: '50', score: '50' },
    { name: '完成及时率', target: '≥95%', actual: '96%', weight: '40', score: '38.5' },
    { name: '满意度', target: '≥95%' },
  ],
  score: '98.5',
  printedGrade: '优',
  formHash: 'hash',
  findings: [
    { code: 'total', level: 'error', path: 'totals' },
    { code: 'grade', level: 'warning', path: 'totals' },
  ],
  submittedBy: 'person-1',
  grade: 'excellent',
};

describe('the figures of evaluation', () => {
  it('FF-36b, FF-37, FF-43: a self-evaluation sets score, grade, money, findings and indicators', () => {
    expect(set('self-evaluation-submitted', selfEvaluation)).toEqual([
      ['self-score', undefined, '98.5', 'FF-37'],
      ['self-grade', undefined, 'excellent', 'FF-43'],
      ['self-printed-grade', undefined, '优', 'FF-44'],
      ['self-annual-budget', undefined, '387664.62', 'FF-36b'],
      ['self-executed', undefined, '380000.00', 'FF-36b'],
      ['self-findings', undefined, '2', 'FF-44'],
      ['self-indicator-actual', '1', '100%', 'FF-36b'],
      ['self-indicator-actual', '2', '96%', 'FF-36b'],
      ['self-indicator-score', '1', '50', 'FF-37'],
      ['self-indicator-score', '2', '38.5', 'FF-37'],
    ]);
  });

  it('FF-43: calls the grade of a self-evaluation as the rule set did, since its version 2', () => {
    const grade = set('self-evaluation-submitted', { ...selfEvaluation, gradeName: '优' }, 2)[1];
    expect(grade).toEqual(['self-grade', undefined, '优', 'FF-43']);
    expect(read('self-evaluation-submitted', selfEvaluation, 3)).toMatchObject({ figures: [] });
  });

  it('says that nothing was found, and leaves out what the form does not print', () => {
    expect(set('self-evaluation-submitted', { indicators: [], findings: [], formHash: 'hash' })).toEqual([
      ['self-findings', undefined, '0', 'FF-44'],
    ]);
  });

  it('FF-42, FF-43: keeps the forms of evaluation apart, from start to grade', () => {
    const form = 'finance-evaluation';
    expect(set('evaluation-started', { form, evaluators: ['p1', 'p2'], methods: [], startedBy: 'p3' })).toEqual([
      ['evaluation-stage', form, 'started', 'FF-42'],
      ['evaluators', form, '2', 'FF-42'],
    ]);
    const items = [
      { item: '决策', weight: '20', score: '0' },
      { item: '产出', weight: '80', score: '59.99', reason: '未完成' },
    ];
    expect(set('scores-given', { form, items, score: '59.99', scoredBy: 'p1' })).toEqual([
      ['evaluation-stage', form, 'scored', 'FF-42'],
      ['evaluation-score', form, '59.99', 'FF-43'],
      ['item-weight', `${form}/1`, '20', 'FF-43'],
      ['item-weight', `${form}/2`, '80', 'FF-43'],
      ['item-score', `${form}/1`, '0', 'FF-43'],
      ['item-score', `${form}/2`, '59.99', 'FF-43'],
    ]);
    const final = {
      form,
      score: '59.99',
      fullMark: '100',
      grade: 'unqualified',
      gradeName: '不合格',
      conclusion: '产出不足',
      findingOnDepartmentResult: '偏高',
    };
    expect(set('evaluation-finalised', final)).toEqual([
      ['evaluation-stage', form, 'finalised', 'FF-42'],
      ['evaluation-score', form, '59.99', 'FF-43'],
      ['evaluation-full-mark', form, '100', 'FF-43'],
      ['evaluation-grade', form, '不合格', 'FF-43'],
      ['evaluation-conclusion', form, '产出不足', 'FF-42'],
      ['finding-on-department-result', form, '偏高', 'FF-39b'],
    ]);
    expect(read('evaluation-finalised', final).figures.every(({ ruleSetHash }) => ruleSetHash === 'abc')).toBe(true);
    expect(displayedValue('evaluation-stage', 'finalised')).toBe('已形成结论');
  });

  it('calls scored items by their names', () => {
    const items = [{ item: '决策', weight: '100', score: '90' }];
    const { figures } = read('scores-given', { form: 'department-evaluation', items, score: '90', scoredBy: 'p1' });
    expect(figures.find(({ figure }) => figure === 'item-score')).toMatchObject({
      item: 'department-evaluation/1',
      itemName: '决策',
      unit: '分',
    });
  });

  it('knows what it follows of targets, and sets none of it again', () => {
    for (const type of ['evaluation-opened', 'subject-followed']) {
      expect(read(type, { unitId: 'unit-1', indicators: [] })).toMatchObject({ known: true, figures: [] });
    }
  });
});
