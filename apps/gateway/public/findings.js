import { askOne } from './api.js';
import { element, words } from './dom.js';

const codes = {
  'deviation-unexplained': ['偏差未说明原因', 'deviation unexplained'],
  'execution-over-100': ['执行率超过 100%', 'execution above 100%'],
  'execution-rate-mismatch': ['执行率与执行数不符', 'execution rate does not fit its amounts'],
  'execution-score-mismatch': ['执行率得分不符', 'execution score does not fit the rate'],
  'fund-lines-mismatch': ['资金各行与合计不符', 'fund lines do not add up'],
  'grade-not-in-bands': ['等级与得分不符', 'grade does not fit the score'],
  'grade-unknown': ['未知等级', 'unknown grade'],
  'grade-without-score': ['有等级而无得分', 'grade without a score'],
  'missed-with-full-score': ['未完成却得满分', 'missed, yet full score'],
  'over-achievement': ['超额完成', 'over-achievement'],
  'score-above-weight': ['得分超过分值', 'score above its weight'],
  'total-mismatch': ['总分与各项之和不符', 'total does not fit its parts'],
  unfilled: ['未填写', 'not filled in'],
  'differs-from-budget': ['与批复预算不一致', 'differs from the budget'],
  'differs-from-subject': ['项目名称不一致', 'of another project'],
  'differs-from-period': ['年度不一致', 'of another year'],
  'score-not-of-rows': ['填报得分与各项得分之和不符', 'the score does not fit the rows'],
  'differs-from-declaration': ['与申报内容不一致', 'differs from what is declared'],
  'differs-from-report': ['与监控报告内容不一致', 'differs from what is reported'],
  'differs-from-target': ['与批复指标不一致', 'differs from the approved indicators'],
  'grade-differs': ['等级与总分不符', 'grade is not that of the total'],
  'left-out-of-form': ['漏报批复指标', 'an approved indicator is left out'],
  'direction-not-as-written': ['指标方向与文字表述不一致', 'the direction is not what is written'],
  'unit-not-as-written': ['计量单位与文字表述不一致', 'the unit is not what is written'],
  'value-not-as-written': ['指标值与文字表述不一致', 'the value is not what is written'],
  'level-not-as-in-library': ['指标级次与指标库不一致', 'the levels are not those of the library'],
  'name-not-as-in-library': ['指标名称与指标库不一致', 'the name is not that of the library'],
  'direction-not-as-in-library': ['指标方向与指标库不一致', 'the direction is not that of the library'],
  'unit-not-as-in-library': ['计量单位与指标库不一致', 'the unit is not that of the library'],
  'not-quantifiable-as-in-library': ['指标库列为可量化', 'the library has it as one that can be measured'],
  'below-standard-of-library': ['目标值低于指标库标准', 'less than the standard of the library'],
  'check-not-kept': ['未达到规则要求的数量', 'a number that the rules ask for is not kept'],
  'normally-not-separate': ['原则上不单独设定目标', 'normally has no target of its own'],
  'weights-not-100': ['分值合计不是 100', 'weights do not make 100'],
  'zero-budget': ['预算为零', 'budget of zero'],
};

const levels = {
  error: ['✕', '错误', 'error'],
  warning: ['▲', '提醒', 'warning'],
  info: ['ℹ', '说明', 'note'],
};

function line(form, { code, level, path }) {
  const [shape, zh, en] = levels[level] ?? ['•', level, ''];
  const [what, inEnglish] = codes[code] ?? [code, ''];
  return element(
    'li',
    { class: `finding ${level}` },
    element('span', { 'aria-hidden': 'true' }, shape),
    ' ',
    words(`${form}·${zh}：${what}`, `${en}: ${inEnglish}`),
    ' ',
    element('code', {}, path),
  );
}

/** The newest target of a subject that was declared; undefined where none was, or nobody answers. */
async function newestTargetOf(jurisdictionId, subjectId) {
  const path = `/api/targets/jurisdictions/${jurisdictionId}/performance-targets`;
  const { answer } = await askOne('targets', `${path}?subject=${subjectId}`);
  const period = answer?.items.find(({ declaration }) => declaration !== null)?.period;
  return period && (await askOne('targets', `${path}/${subjectId}/${period}`)).answer;
}

/** The newest evaluation by the unit itself that handed in a form; undefined where there is none, or nobody answers. */
async function selfEvaluationOf(jurisdictionId, subjectId) {
  const path = `/api/evaluation/jurisdictions/${jurisdictionId}/evaluations`;
  const { answer } = await askOne('evaluation', `${path}?subject=${subjectId}&sort=year&descending=true`);
  const own = answer?.items.find(({ ofItself, status }) => ofItself && status !== 'open');
  return own && (await askOne('evaluation', `${path}/${subjectId}/${own.type}/${own.period}/${own.number}`)).answer;
}

/** What is known of one subject beside its trail: its name, and what the checks of its forms found. */
export async function subjectOf(jurisdictionId, subjectId) {
  const [target, evaluation] = await Promise.all([
    newestTargetOf(jurisdictionId, subjectId),
    selfEvaluationOf(jurisdictionId, subjectId),
  ]);
  const monitored = `/api/monitoring/jurisdictions/${jurisdictionId}/monitoring/${subjectId}/${target?.period.slice(0, 4)}`;
  const monitoring = target && (await askOne('monitoring', monitored)).answer;
  const declared = target?.declared?.findings ?? [];
  const lines = [
    ...declared.map(({ finding, severity, path }) => line('申报表', { code: finding, level: severity, path })),
    ...(monitoring?.rounds ?? []).flatMap(({ report }) =>
      (report?.findings ?? []).map(({ finding, severity, path }) =>
        line('监控表', { code: finding, level: severity, path }),
      ),
    ),
    ...(evaluation?.form?.findings ?? []).map(({ finding, severity, path }) =>
      line('自评表', { code: finding, level: severity, path }),
    ),
  ];
  return { name: target?.subject.name ?? evaluation?.name, lines };
}

/** The findings of a subject's forms, as a list; nothing where there are none. */
export function findingsList(lines) {
  if (lines.length === 0) return undefined;
  return element(
    'section',
    { 'aria-label': '表格问题' },
    element('h2', {}, words('表格问题', 'findings in the forms')),
    element('ul', { class: 'plain' }, ...lines),
  );
}
