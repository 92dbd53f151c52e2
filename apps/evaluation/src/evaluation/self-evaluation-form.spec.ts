import { formContentOf } from './self-evaluation-form.js';

const rows = (...scores: readonly string[]) => ({
  kind: 'self-evaluation',
  indicators: scores.map((score, at) => ({ level3: `指标${String(at)}`, actual: '1', weight: '10', score })),
});
const foundWith = (entered: string, form: Record<string, unknown>) =>
  formContentOf(form, entered).findings.filter(({ path }) => path === 'score');
const other = [{ finding: 'score-not-of-rows', path: 'score', severity: 'error' }];

describe('the score that is handed in beside a form', () => {
  it('is held against its rows, the execution among them, as a printed total is', () => {
    expect(foundWith('95', rows('6', '3'))).toEqual(other);
    expect(foundWith('9', rows('6', '3'))).toEqual([]);
    const funds = { unit: '元', weight: '10', score: '1' };
    expect(foundWith('9', { ...rows('6', '3'), funds })).toEqual(other);
    expect(foundWith('10', { ...rows('6', '3'), funds })).toEqual([]);
  });

  it('may be any where rows are not scored, or are missing from a copy', () => {
    expect(foundWith('17', rows('6', ''))).toEqual(other);
    expect(foundWith('15', rows('6', ''))).toEqual([]);
    expect(foundWith('95', { ...rows('6', '3'), truncated: true })).toEqual([]);
    expect(foundWith('95', { kind: 'self-evaluation', indicators: [{ level3: '指标', actual: '1' }] })).toEqual([]);
  });

  it('is no finding beside the total that says the same', () => {
    const form = { ...rows('6', '3'), complete: true, totals: { publishedTotalScore: '95' } };
    expect(foundWith('95', form)).toEqual([]);
    expect(formContentOf(form, '95').findings.map(({ finding }) => finding)).toContain('total-mismatch');
  });
});

it('reads what a form says of its project, its year and its targets', () => {
  const form = {
    ...rows('6'),
    project: { name: ' 农村公路养护 ' },
    source: { year: 2023 },
    indicators: [{ level3: '养护里程', target: '≥120公里', actual: '1' }, { level3: '满意度' }],
  };
  expect(formContentOf(form).says).toEqual({
    project: '农村公路养护',
    year: '2023',
    targets: ['≥120公里', undefined],
  });
  expect(formContentOf({ ...form, project: 'x', source: null }).says).toEqual({ targets: ['≥120公里', undefined] });
});
