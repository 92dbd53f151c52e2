// Every form that was published, against what was worked out on it by hand: the reviewed list of its findings.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedFiles, publishedFolder, publishedForms } from './published-forms.js';

/** File → findings, as `code path`, each reviewed on the form itself. */
const reviewed: Readonly<Record<string, readonly string[]>> = {
  // 79.27% × 10 = 7.93; 90 + 7.93 = 97.93; the form is cut off, so nothing else is settled.
  'dept-eval-liangping-forestry-2022.json': [],
  'ex-ante-ganzi-promotion.json': [],
  'ex-ante-score-sheet-template.json': [],
  // A total and a grade, but neither rate nor indicators are printed.
  'finance-eval-roads-cleaning-zhejiang-2019-2021.json': [],
  'finance-eval-xiangshan-flood-2021.json': [],
  // An executed amount without a budget gives no rate to compare with.
  'monitoring-cas-institute-2016-july.json': [],
  'monitoring-huangshi-heritage-2019.json': [],
  'monitoring-shihezi-university-2024-oct.json': [],
  // Nothing executed, but no rate is printed; 39万元 + 2696元 = 39.2696万元; a monitoring form is no evaluation.
  'monitoring-xiping-sheep-base-2022-july.json': [],
  // 34 + 20 + 20 is not above 100, and the form is cut off.
  'self-eval-anju-food-2021.json': [],
  'self-eval-baoshan-library-2022.json': [],
  // 10 ÷ 50 = 20%, printed without a percent sign; 20% × 20 = 4.
  'self-eval-changning-coop-pigfarm-2022.json': [],
  'self-eval-changning-startup-loan-2023.json': [],
  // The total line reads 0/0/0 above 89.974/89.974.
  'self-eval-chizhou-tangxi-weituo-2022.json': ['zero-budget funds.annualBudget', 'fund-lines-mismatch funds.lines'],
  'self-eval-daying-anke-2023.json': [],
  // Actual values, scores and total are printed blank.
  'self-eval-daying-fragment-no-scores.json': ['unfilled indicators'],
  // No scores either, but the actual values are filled in.
  'self-eval-daying-railway-environment-2022.json': [],
  'self-eval-dazhou-ich-2021.json': [],
  // 运行监管： 3 of 4; whether a reason is given was not read.
  'self-eval-guangshui-lan-2019.json': [],
  // 774 + 240 + 140 + 84 + 750 = 1988 of 2118.
  'self-eval-guangxi-ich-2021.json': ['fund-lines-mismatch funds.lines'],
  'self-eval-gushi-drainage-2024.json': [],
  'self-eval-hainan-tourism-school-subsidy.json': [],
  // `20%` of 20 points is 20; 79.6 + 20 = 99.6.
  'self-eval-huanggang-shuibao-2020.json': [],
  'self-eval-huangshi-library-2022.json': [],
  // 86.2037% is printed as 86%, rightly rounded; 8.62 points became 9.
  'self-eval-langfang-food-school-2019.json': ['execution-score-mismatch funds.score'],
  'self-eval-mingshan-forestry-2024.json': [],
  // 60 + 30 + 10 = 100, and nothing else.
  'self-eval-qingshen-salary-unfilled-2023.json': ['unfilled indicators'],
  // 90 + 10 = 100; the row that does not apply has neither weight nor score.
  'self-eval-tianchang-shuili-2022.json': [],
  // 264 of 115.
  'self-eval-wuwei-dangerous-houses-2022.json': ['over-achievement indicators[0].actual'],
  'self-eval-xiaoxian-hexi-village-2023.json': [],
  'self-eval-xiping-market-2023.json': [],
  // 46 ÷ 148 = 31.08%, printed 31.00%.
  'self-eval-xuancheng-animal-disease-2023.json': ['execution-rate-mismatch funds.executionRate'],
  // 7 of 10 and 9 of 10 with a blank reason; 98% of ═100% has not the full score; 86 + 10 = 96.
  'self-eval-yongde-mingliang-school-2022.json': [
    'deviation-unexplained indicators[2].deviationReason',
    'deviation-unexplained indicators[5].deviationReason',
  ],
  // 86.4833% is printed 86.5%; the one point lost has its reason.
  'self-eval-yuanzhou-potato-2022.json': [],
  // 时效 9.34 of 10, of which no reason was read; the other 9.34 is explained.
  'self-eval-yuanzhou-tea-2022.json': [],
  // 70 + 20 + 10 for the indicators and 10 for the execution, scored in full, with a total of 100.
  'self-eval-zhongjiang-shuili-2022.json': ['total-mismatch totals.publishedTotalScore', 'weights-not-100 indicators'],
  'target-antiepidemic-bond-sanitation-2020.json': [],
  // 171.62 + 17.80, of which 13.84 and 3.96.
  'target-chencang-forestry-2021.json': [],
  'target-fengdu-police-aux-2022.json': [],
  'target-fuliang-forestry-department-2026.json': [],
  // Weights of 90: the execution's 10 comes later.
  'target-jingyan-mata-village-cadres-2023.json': [],
  'target-luan-agri-quality-2024.json': [],
  // 6923.3552, of which 6923.3552 and 0, + 0 + 3683.3970.
  // Its indicators are called 88, 68, 20.
  'target-ningxiang-batang-2021.json': Array.from(
    { length: 9 },
    (_, row) => `meaningless-name indicators[${String(row)}].level3`,
  ),
  'target-yueyang-county-farmland-2022.json': [],
  'unit-assessment-facility-agriculture-scoring.json': [],
  'unit-assessment-kaiping-changsha-street-2018.json': [],
};

describe('the published forms', () => {
  it('are all reviewed', () => {
    expect(publishedFiles).toEqual(Object.keys(reviewed));
  });
  it('are kept byte for byte as they were transcribed', () => {
    const digest = createHash('sha256');
    for (const file of publishedFiles) digest.update(`${file}\n`).update(readFileSync(join(publishedFolder, file)));
    expect(digest.digest('hex')).toBe('6b2e1d44997c2927226207035c939b4d6617f98b50a510fcd507f7f94159eae3');
  });
});

describe('what is found on a published form', () => {
  it.each(publishedForms.map((each) => [each.file, each] as const))(
    'is what was found by hand: %s',
    (file, { findings }) => {
      expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual(reviewed[file]);
    },
  );
});
