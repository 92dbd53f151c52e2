import { Refused } from '../public-api.js';
import { figuresOf } from './figures-of-form.js';
import { resultTable } from './result-table.js';
import { scenario } from './scenario.js';
import type { Play, Stage } from './stage.js';

const folder = new URL('../../../../tests/forms/published/', import.meta.url);

function playOf(form: string, more: Partial<Play> = {}): Play {
  const played = scenario.find((each) => each.form === form)!;
  const figures = figuresOf(folder, { ...played });
  // What finance concluded is told by the lists alone; nothing has to follow from it here.
  const { financeScores: _, ...rest } = played;
  const at = { unitId: 'unit' } as Play['at'];
  return { played: rest, figures, at, targetId: form, budgetInForce: figures.requested, ...more };
}

/** The lists of the product, as whoever plays the office reads them. */
const stageWith = (lists: Readonly<Record<string, readonly object[]>>): Stage => {
  const get = (path: string) => {
    const name = /([a-z-]+)\?limit/.exec(path)?.[1] ?? '';
    return Promise.resolve({ items: lists[name] ?? [] });
  };
  return { people: { office: { get } }, countyId: 'county', unitId: 'unit' } as unknown as Stage;
};
const rowOf = (table: string, id: string) => table.split('\n').find((line) => line.trimEnd().endsWith(id));

describe('what came of the forms', () => {
  it('shows the findings of a form that was refused, and no nought', async () => {
    const form = 'self-eval-qingshen-salary-unfilled-2023.json';
    const refused = new Refused(422, 'form-unfilled', '表未填写', {});
    const row = rowOf(await resultTable(stageWith({}), [playOf(form, { refused })]), form);
    expect(row).toMatch(/自评被拒：表未填写/);
    expect(
      row
        ?.trim()
        .split(/\s{2,}/)
        .at(-2),
    ).toMatch(/^[1-9]\d*$/);
  });

  it('marks scores, and the grades that they give, where the form does not print them', async () => {
    const [demo, printed] = [
      'self-eval-yongde-mingliang-school-2022.json',
      'finance-eval-roads-cleaning-zhejiang-2019-2021.json',
    ];
    const evaluated = (subject: string, score: string) => [
      { subject, ofItself: true, status: 'done', score: '96', findings: 0 },
      { subject, ofItself: false, status: 'done', score, gradeName: '优', findings: 0 },
    ];
    const evaluations = [...evaluated(demo, '91'), ...evaluated(printed, '85.82')];
    const table = await resultTable(stageWith({ evaluations }), [playOf(demo), playOf(printed)]);
    expect(rowOf(table, demo)).toMatch(/ 96 .* 91※ .* 优※ /);
    expect(rowOf(table, printed)).toMatch(/ 85\.82 +优 /);
    expect(rowOf(table, printed)).toContain('73387.27万元（三年合计）');
  });
});
