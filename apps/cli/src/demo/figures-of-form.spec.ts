import { readFileSync } from 'node:fs';
import { figuresOf } from './figures-of-form.js';
import { scenario } from './scenario.js';

const folder = new URL('../../../../tests/forms/published/', import.meta.url);
const demo = '※';

describe('what the demo enters of a form', () => {
  /** Budget and execution as the form prints them, read by eye; with ※ what it does not print. */
  const printed: readonly (readonly [form: string, requested: string, executed: string])[] = [
    ['self-eval-yongde-mingliang-school-2022.json', '387664.62 元', '387664.62 元'],
    ['self-eval-zhongjiang-shuili-2022.json', '20 万元', '20 万元'],
    ['self-eval-huanggang-shuibao-2020.json', '10 万元', '10 万元'],
    ['self-eval-langfang-food-school-2019.json', '43.2 万元', '37.24 万元'],
    ['self-eval-tianchang-shuili-2022.json', '880 万元', '880 万元'],
    ['self-eval-guangshui-lan-2019.json', '5.5 万元', '5.5 万元'],
    ['self-eval-xuancheng-animal-disease-2023.json', '148 万元', '46 万元'],
    // Its totals print nought, and the line of finance what was given and spent.
    ['self-eval-chizhou-tangxi-weituo-2022.json', '89.974 万元', '89.974 万元'],
    ['self-eval-dazhou-ich-2021.json', '42 万元', '35.4896 万元'],
    ['self-eval-qingshen-salary-unfilled-2023.json', '251.89 万元', '251.89 万元'],
    ['target-jingyan-mata-village-cadres-2023.json', '3309840 元', `3309840.00 元${demo}`],
    // A declaration that prints what was spent.
    ['target-fengdu-police-aux-2022.json', '2565 万元', '2565 万元'],
    ['target-ningxiang-batang-2021.json', '10606.7522 万元', `86975368.04 元${demo}`],
    ['monitoring-xiping-sheep-base-2022-july.json', '39.2696 万元', '0 万元'],
    ['monitoring-huangshi-heritage-2019.json', '220 万元', `2112000.00 元${demo}`],
    // An amount of three years is none that the form prints of the year.
    ['finance-eval-roads-cleaning-zhejiang-2019-2021.json', `73387.27 万元${demo}`, `70909.19 万元${demo}`],
    ['dept-eval-liangping-forestry-2022.json', `2600 万元${demo}`, `20540000.00 元${demo}`],
    ['self-eval-anju-food-2021.json', '2.38 万元', '2.38 万元'],
    ['self-eval-baoshan-library-2022.json', `30 万元${demo}`, `300000.00 元${demo}`],
    ['self-eval-changning-coop-pigfarm-2022.json', '50 万元', '10 万元'],
    ['self-eval-changning-startup-loan-2023.json', '1.5147 万元', '1.2458 万元'],
    ['self-eval-daying-anke-2023.json', '3.36 万元', '3.36 万元'],
    ['self-eval-daying-fragment-no-scores.json', `12 万元${demo}`, `120000.00 元${demo}`],
    ['self-eval-daying-railway-environment-2022.json', `15 万元${demo}`, `150000.00 元${demo}`],
    ['self-eval-guangxi-ich-2021.json', '2118 万元', '2118 万元'],
    ['self-eval-gushi-drainage-2024.json', '56 万元', '56 万元'],
    ['self-eval-hainan-tourism-school-subsidy.json', '120 万元', '92.82 万元'],
    ['self-eval-huangshi-library-2022.json', '5 万元', '5 万元'],
    ['self-eval-mingshan-forestry-2024.json', '52.8 万元', '30.8 万元'],
    ['self-eval-wuwei-dangerous-houses-2022.json', '300.7 万元', '278.8 万元'],
    ['self-eval-xiaoxian-hexi-village-2023.json', '9.48 万元', '9.48 万元'],
    ['self-eval-xiping-market-2023.json', '8010 万元', '8010 万元'],
    ['self-eval-yuanzhou-potato-2022.json', '300 万元', '259.45 万元'],
    ['self-eval-yuanzhou-tea-2022.json', '38.75 万元', '38.75 万元'],
    ['target-antiepidemic-bond-sanitation-2020.json', '5652 万元', `56520000.00 元${demo}`],
    ['target-chencang-forestry-2021.json', '189.42 万元', `1799490.00 元${demo}`],
    ['target-fuliang-forestry-department-2026.json', `3800 万元${demo}`, `38000000.00 元${demo}`],
    ['target-luan-agri-quality-2024.json', '51.35 万元', `513500.00 元${demo}`],
    ['target-yueyang-county-farmland-2022.json', '854 万元', `7686000.00 元${demo}`],
    ['finance-eval-xiangshan-flood-2021.json', '65 万元', `650000.00 元${demo}`],
    ['ex-ante-ganzi-promotion.json', '480 万元', `4224000.00 元${demo}`],
  ];

  it('is what the form prints, or is marked as the demo’s', () => {
    const entered = scenario.map((played) => {
      const { file, requested, executed, demo: of } = figuresOf(folder, played);
      const isDemo = of.declaration.includes('requested-amount');
      return [
        file,
        `${requested.amount} ${requested.unit}${isDemo ? demo : ''}`,
        `${executed.amount} ${executed.unit}${of.executed ? demo : ''}`,
      ];
    });
    expect(entered).toEqual(printed);
  });

  it('is what the form prints of the first half of the year, too', () => {
    const byJune = scenario.flatMap((played) => {
      const { file, executedByJune } = figuresOf(folder, played);
      return executedByJune ? [[file, `${executedByJune.amount} ${executedByJune.unit}`]] : [];
    });
    expect(byJune).toEqual([['monitoring-huangshi-heritage-2019.json', '87.57 万元']]);
  });

  it('says for how many years an amount is that is not of one', () => {
    const years = scenario.map((played) => {
      const { source } = JSON.parse(readFileSync(new URL(played.form, folder), 'utf8')) as {
        source: { year: string };
      };
      return [played.form, /\d{4}-\d{4}/.test(source.year), played.amountsOf !== undefined];
    });
    expect(years.filter(([, isOfSeveral, isSaid]) => isOfSeveral !== isSaid)).toEqual([]);
    expect(years.filter(([, isOfSeveral]) => isOfSeveral)).toHaveLength(1);
  });

  it('marks every target that the form leaves open, and no other', () => {
    const marked = scenario.flatMap((played) => {
      const { file, demo: of, indicators } = figuresOf(folder, played);
      const targets = of.declaration.filter((name) => name.startsWith('indicator-target/'));
      return targets.length === 0 ? [] : [`${file} ${String(targets.length)}/${String(indicators.length)}`];
    });
    expect(marked).toEqual([
      'self-eval-tianchang-shuili-2022.json 7/10',
      'self-eval-guangshui-lan-2019.json 4/7',
      'self-eval-xuancheng-animal-disease-2023.json 1/1',
      'self-eval-dazhou-ich-2021.json 1/1',
      'monitoring-huangshi-heritage-2019.json 1/2',
      'finance-eval-roads-cleaning-zhejiang-2019-2021.json 1/1',
      'dept-eval-liangping-forestry-2022.json 1/7',
      'self-eval-changning-startup-loan-2023.json 4/5',
      'self-eval-guangxi-ich-2021.json 1/1',
      'self-eval-gushi-drainage-2024.json 1/3',
      'self-eval-huangshi-library-2022.json 2/13',
      'self-eval-mingshan-forestry-2024.json 1/1',
      'self-eval-yuanzhou-potato-2022.json 1/12',
      'target-chencang-forestry-2021.json 5/5',
      'finance-eval-xiangshan-flood-2021.json 1/1',
      'ex-ante-ganzi-promotion.json 1/1',
    ]);
  });
});
