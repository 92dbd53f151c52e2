import * as t from '@wenxiao/domain/terms';
import { isStepRejection, ProblemError, type ProblemText, stepProblem } from '@wenxiao/service-kit';
import type { StepRejection } from '@wenxiao/rules/procedure';
import type { MonitoringRejection } from './monitoring/monitoring.commands.js';

type OwnCode = Exclude<MonitoringRejection['code'], StepRejection['code']>;

const text = (status: number, zh: string, en: string, called: ProblemText['called'] = {}): ProblemText => ({
  status,
  retry: false,
  zh,
  en,
  called,
});

/** What a person is told when the decider says no. One entry for each code that is not of a step, or this does not compile. */
const refusals: Readonly<Record<OwnCode, ProblemText>> = {
  'not-monitored': text(409, '该对象本年度尚未开始监控。', 'The subject is not monitored in this year yet.'),
  'unknown-round': text(
    422,
    '没有这一监控轮次，已开启的轮次：{rounds}。',
    'There is no such round; rounds lists those that are open.',
  ),
  'round-lapsed': text(409, '该轮次已作废，不需再报送。', 'The round has lapsed; nothing is asked of it any more.'),
  'round-refused': text(422, '不能开启这一轮次：{because}。', 'This round cannot be opened: {because}.', {
    because: {
      'no-rules': '该节点没有可依据的规则',
      'not-by-person': '规则对该轮次已有安排，不由人开启',
      'not-of-subject': '规则未对该对象安排这一系列',
      'outside-year': '不在本预算年度内',
      'subject-ended': '该对象届时已终止、并入或撤回',
    },
  }),
  'rules-silent': text(
    409,
    '现行规则未作规定（{path}），请由牵头机构在规则中补充。',
    'The rules say nothing of this ({path}). The lead desk has it put into the rules.',
  ),
  'report-wanting': text(
    422,
    '本环节须报送监控表内容（report）。',
    'This step hands in the report: send it in report.',
  ),
  'report-not-asked': text(
    422,
    '本环节不报送监控表，请去掉 report 和 form。',
    'This step takes no report: leave out report and form.',
  ),
  'attainment-incomplete': text(
    422,
    '须逐项报送已批复的全部指标，且不得有其他指标（见 missing、unknown）。',
    'Report on every approved indicator, and on no other (see missing and unknown).',
  ),
  'amounts-wanting': text(
    422,
    '请填写拨付、支出和预计结转金额（allocated、spent、carryOver）。',
    'Say what was allocated, spent and is expected to be carried over (allocated, spent, carryOver).',
  ),
  'amounts-not-asked': text(
    422,
    '单位绩效考评的报告不填金额，请去掉 allocated、spent、carryOver，parts 留空。',
    'How a body is assessed has no amounts: leave allocated, spent and carryOver out, and parts empty.',
  ),
  'amounts-impossible': text(
    422,
    '金额超出预算、拨付数或合计，或发生在暂缓、停止拨付期间（见 amounts），请核对后报送。',
    'Amounts exceed the budget, what was allocated or their total, or were allocated or spent while payment was suspended or stopped (see amounts). Check them.',
  ),
  'fall-unexplained': text(
    422,
    '累计支出低于上次报送（见 before），须说明原因（cause）。',
    'Less was spent in all than was reported before (see before): say why in cause.',
  ),
  'forecast-wanting': text(
    422,
    '本轮须预计全年完成情况（见 indicators）。',
    'This round asks for a forecast of the year (see indicators).',
  ),
  'explanation-wanting': text(
    422,
    '预计不能完成的指标须说明原因及措施，原因类别为“其他”的须写明原因（见 indicators）。',
    'Explain what is out of reach, cause and measures, and say which cause where it is another (see indicators).',
  ),
  'likelihood-differs': text(
    422,
    '指标的趋势与完成目标可能性相互矛盾（见 indicators）：不能既“正常”又“完全不可能”，或既“年底不能完成”又“确定能”。请改正其一。',
    'Trend and likelihood of an indicator contradict each other (see indicators): on-track is not impossible, and out-of-reach is not certain. Correct one of them.',
  ),
  'not-reported': text(409, '该轮次尚未报送。', 'The round has not been reported yet.'),
  reported: text(409, '该轮次已经报送，不需督促。', 'The round has been reported; nobody needs to be reminded.'),
  'unknown-due': text(422, '该轮次没有这一期限。', 'The round has no such due day.'),
  'not-overdue': text(409, '该期限未逾期，或逾期已解除。', 'It is not overdue, or that was lifted.'),
  'unknown-ground': text(
    422,
    '规则没有这一情形，可选情形见 grounds。',
    'The rules have no such ground; grounds lists them.',
  ),
  'measures-not-listed': text(
    422,
    '规则对该情形未列这些措施（{measures}），可选措施：{listed}。',
    'The rules do not list {measures} for the ground; they list {listed}.',
    { measures: t.measures.codes, listed: t.measures.codes },
  ),
  'change-not-asked': text(
    422,
    '所选措施不变动预算，请去掉 change。',
    'The measures change no budget: leave change out.',
  ),
  'change-not-a-cut': text(422, '调减金额须为负数。', 'A cut is a negative change.'),
  'proposal-settled': text(
    409,
    '该建议已有决定（{became}），须先撤回决定再更正。',
    'It was decided before ({became}): the decision is taken back first.',
    { became: t.measureStatus.codes },
  ),
  'measure-wanting': text(
    422,
    '本环节须写明纠偏建议（measure）。',
    'This step proposes what is to be done: send it in measure.',
  ),
  'measure-not-asked': text(
    422,
    '本环节不提出建议，请去掉 measure。',
    'This step proposes nothing: leave measure out.',
  ),
  'acts-not-asked': text(
    422,
    '只有采纳时才办理资金措施，请去掉 acts。',
    'Money is acted upon where a measure is adopted alone: leave acts out.',
  ),
  'not-carried-out': text(
    422,
    '采纳须落实全部资金措施，尚缺：{measures}。请在 acts 中补上，或不予采纳。',
    'Adopting is doing all of it; missing: {measures}. Add them in acts, or decline.',
    { measures: t.measures.codes },
  ),
  'outside-year': text(
    422,
    '资金措施的生效日（acts 的 from）须在 {first} 至 {last} 之间。',
    'What is done with the money (from in acts) may hold from a day between {first} and {last}.',
  ),
  'not-proposed': text(422, '所办事项不在建议之列：{acts}。', 'This was not proposed: {acts}.', {
    acts: t.measureAct.codes,
  }),
  'unknown-measure-due': text(422, '该纠偏事项没有这一期限。', 'The measure has no such due day.'),
  'measure-not-overdue': text(409, '该期限未逾期，或逾期已解除。', 'It is not overdue, or that was lifted.'),
  'day-to-come': text(422, '日期 {day} 尚未到来（今日 {today}）。', '{day} is still to come (today is {today}).'),
  'unknown-indicator': text(
    422,
    '已批复目标没有这一指标（{indicator}），可选：{listed}。',
    'The approved target has no such indicator ({indicator}); it has {listed}.',
  ),
  'unknown-finding-source': text(
    422,
    '规则未列这一问题来源（{source}），可选：{listed}。',
    'The rules list no such source ({source}); they list {listed}.',
  ),
  'unknown-finding': text(
    422,
    '规则没有这一认定情形（{finding}），可选：{listed}。',
    'The rules have no such finding here ({finding}); they have {listed}.',
  ),
  'unknown-risk': text(
    422,
    '规则的监控方面未列这一风险（{risk}），可选：{listed}。',
    'No lens of the rules lists such a risk ({risk}); they list {listed}.',
  ),
  'unknown-recorded-finding': text(422, '没有登记过第 {finding} 项问题。', 'Nothing was recorded under {finding}.'),
  'finding-settled': text(409, '第 {finding} 项问题已经销号。', 'Finding {finding} was settled before.'),
  'finding-not-proposed': text(
    422,
    '没有待核定的提请事项 {proposed}，待核定的：{listed}。',
    'Nothing is proposed under {proposed} any more; there is {listed}.',
  ),
  'unknown-check': text(
    422,
    '规则没有这一监控工作检查（{kind}），可选：{listed}。',
    'The rules have no such check of monitoring ({kind}); they have {listed}.',
  ),
  'unknown-proposal': text(422, '没有这一纠偏建议。', 'There is no such proposal.'),
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function refusalOf(rejection: MonitoringRejection): ProblemError {
  if (isStepRejection(rejection)) return stepProblem(rejection);
  const { code, ...figures } = rejection;
  return new ProblemError(code, refusals[code], figures);
}

/** What targets settles was asked of it: a reaction is refused by a defect alone. The message is parked, and a person sees why. */
export function parked(rejection: MonitoringRejection): never {
  throw refusalOf(rejection);
}
