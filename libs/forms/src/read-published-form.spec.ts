import { readPublishedForm } from './read-published-form.js';

const whole = { kind: 'self-evaluation', truncated: false, complete: true };

function problemOf(value: unknown) {
  const reading = readPublishedForm(value);
  if (reading.outcome === 'read') throw new Error('It was read.');
  return reading.problem;
}

describe('reading a published form', () => {
  it('takes the cells as they were printed', () => {
    const reading = readPublishedForm({
      ...whole,
      funds: {
        unit: '万元',
        annualBudget: ' 10.00',
        executed: '',
        executionRate: null,
        lines: [{ source: '合计', executed: '—' }],
      },
      objective: { expected: '…', actual: null, score: '20' },
      indicators: [
        { level3: '合格率', target: '≥90%', actual: '93', weight: '10', score: '10', deviationReason: '无' },
      ],
      totals: { publishedTotalScore: '100', fullScore: '100', grade: '优' },
    });
    const unread = { yearStartBudget: null, received: null, executedJanJun: null, forecastFullYear: null };
    expect(reading).toEqual({
      outcome: 'read',
      form: {
        kind: 'self-evaluation',
        truncated: false,
        complete: true,
        funds: {
          ...unread,
          unit: '万元',
          annualBudget: ' 10.00',
          executed: '',
          executionRate: null,
          weight: null,
          score: null,
          lines: [
            {
              ...unread,
              source: '合计',
              annualBudget: null,
              executed: '—',
              executionRate: null,
              weight: null,
              score: null,
            },
          ],
        },
        objective: { weight: null, score: '20' },
        indicators: [
          {
            level1: null,
            level2: null,
            name: '合格率',
            target: '≥90%',
            actual: '93',
            weight: '10',
            score: '10',
            deviationReason: '无',
          },
        ],
        totals: { publishedTotalScore: '100', fullScore: '100', grade: '优' },
      },
    });
  });

  it('counts what is absent as not read, and a form that does not say that it is whole as not whole', () => {
    expect(readPublishedForm({ kind: 'monitoring' })).toEqual({
      outcome: 'read',
      form: {
        kind: 'monitoring',
        funds: null,
        objective: null,
        indicators: [],
        totals: null,
        truncated: false,
        complete: false,
      },
    });
  });

  it('does not mind fields that it does not know, of any type', () => {
    const known = { ...whole, indicators: [{ score: '1' }] };
    const more = {
      ...whole,
      checks: 1,
      evaluation: [null],
      indicators: [{ score: '1', subitems: [['a']], mark: 3 }],
    };
    expect(readPublishedForm(more)).toEqual(readPublishedForm(known));
  });

  it.each([
    ['', [], '整个内容'],
    ['', null, '整个内容'],
    ['', 'form', '整个内容'],
    ['kind', {}, 'kind'],
    ['kind', { kind: 3 }, 'kind'],
    ['truncated', { ...whole, truncated: 'no' }, 'truncated'],
    ['complete', { ...whole, complete: null }, 'complete'],
    ['funds', { ...whole, funds: '10' }, 'funds'],
    ['funds', { ...whole, funds: [] }, 'funds'],
    ['funds.score', { ...whole, funds: { score: 10 } }, 'funds.score'],
    ['funds.lines', { ...whole, funds: { lines: {} } }, 'funds.lines'],
    ['funds.lines[1]', { ...whole, funds: { lines: [{}, '合计'] } }, 'funds.lines[1]'],
    ['funds.lines[0].executed', { ...whole, funds: { lines: [{ executed: 0 }] } }, 'funds.lines[0].executed'],
    ['objective.score', { ...whole, objective: { score: true } }, 'objective.score'],
    ['indicators', { ...whole, indicators: {} }, 'indicators'],
    ['indicators[0]', { ...whole, indicators: [null] }, 'indicators[0]'],
    ['indicators[2].actual', { ...whole, indicators: [{}, {}, { actual: ['1'] }] }, 'indicators[2].actual'],
    ['totals.grade', { ...whole, totals: { grade: {} } }, 'totals.grade'],
  ])('refuses a wrong type and names where: %s', (path, value, zh) => {
    const problem = problemOf(value);
    expect(problem.path).toBe(path);
    expect(problem.zh.startsWith(`${zh} 应为`) || problem.zh.startsWith(`${zh}应为`)).toBe(true);
    expect(problem.en).toMatch(/must be .+, but is /u);
  });

  it('says how a number is written, since 10 is not what was printed', () => {
    const { zh, en } = problemOf({ ...whole, totals: { publishedTotalScore: 100 } });
    expect(zh).toBe(
      'totals.publishedTotalScore 应为文本或 null，实际为 number。单元格须按印出的样子写成文本，如 "10"。',
    );
    expect(en).toBe(
      'totals.publishedTotalScore must be text or null, but is number. A cell is written as it was printed: "10".',
    );
  });

  it('has at most 500 indicators, many times what any form prints', () => {
    const withIndicators = (count: number) => ({ ...whole, indicators: Array.from({ length: count }, () => ({})) });
    expect(readPublishedForm(withIndicators(500)).outcome).toBe('read');
    expect(problemOf(withIndicators(501))).toEqual({
      path: 'indicators',
      zh: 'indicators 最多 500 行，实际 501 行。',
      en: 'indicators must have at most 500 rows, but has 501.',
    });
  });
});
