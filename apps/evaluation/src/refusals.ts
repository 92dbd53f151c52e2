import { scaleName } from '@wenxiao/rules/layers';
import type { StepRejection } from '@wenxiao/rules/procedure';
import {
  isStepRejection,
  notOutdated,
  ProblemError,
  type ProblemText,
  sent,
  stepProblem,
  there,
} from '@wenxiao/service-kit';
import type { PlanRejection } from './evaluation-plan/evaluation-plan.aggregate.js';
import type { EvaluationRejection } from './evaluation/evaluation.commands.js';

type OwnCode = Exclude<EvaluationRejection['code'], StepRejection['code']>;

/** What a person is told when the decider says no. One entry for each code that is not of a step, or this does not compile. */
const refusals: Readonly<Record<OwnCode, ProblemText>> = {
  'not-opened': there('该评价尚未启动。', 'The evaluation has not begun yet.'),
  'start-built-on': there(
    '启动后已办理：{steps}。请先由办理人撤回这些环节（后办的先撤回），再撤回启动。',
    'Steps were taken since it began ({steps}): whoever took them takes them back, the latest first, and then the start can be taken back.',
  ),
  'rules-silent': there(
    '现行规则未作规定（{path}），请由牵头机构在规则中补充。',
    'The rules say nothing of this (see path). The lead desk has it put into the rules.',
  ),
  'not-of-this-type': there(
    '规则对这类对象没有此种评价（{evaluationType}）。',
    'The rules have no evaluation of this type for such a subject (see type).',
  ),
  'not-expected': there(
    '该评价已启动，或规则未要求开展，不需作例外处理。',
    'It has begun, or nothing asks for it: there is nothing to leave out.',
  ),
  'without-exception': sent(
    '规则要求必须开展（{duty}），不能作为例外。',
    'The rules ask for it without exception ({duty}).',
  ),
  'not-alone': sent(
    '“{called}”原则上不单独评价，确需单独评价的，请在 reason 中说明理由。',
    '{called} is in principle not evaluated alone: where it has to be, say why in reason.',
  ),
  'period-not-evaluated': sent(
    '规则对此对象的此种评价不设这一期间，可选期间见 periods。',
    'The rules do not evaluate this kind of period of this subject; periods lists those that they do.',
  ),
  'period-not-begun': there(
    '该期间尚未开始，自 {from} 起可以评价。',
    'The period has not begun; it can be evaluated from the day in from on.',
  ),
  'rests-on': there(
    '须先完成作为基础的评价（{evaluationType}，{state}）。',
    'It rests on another evaluation that has not come so far (see type and state).',
  ),
  'evaluators-kept-out': sent(
    '被评价单位及其人员、自评人员不能担任评价人（见 persons、organisations）。',
    'The evaluated unit, who works there, and who evaluated themselves are no evaluators of it (see persons, organisations).',
  ),
  'number-before-open': there(
    '第 {number} 次评价尚未形成结论（{is}），不能再次评价。',
    'It is made again once number {number} was concluded; that is: {is}.',
  ),
  'not-chosen-from': there(
    '规则只从一定范围内选择评价对象（{selections}），该对象不在其内。',
    'The rules choose what is evaluated from certain subjects alone ({selections}), and this is none of them.',
  ),
  'choice-unexplained': sent(
    '规则要求说明选作评价对象的理由，请在 chosenFor 中填写：{listed}。',
    'The rules list for what a subject is chosen: say it in chosenFor, one or more of {listed}.',
  ),
  'unknown-choice-reason': sent(
    '规则未列此选择理由（{given}），可选：{listed}。',
    'The rules list no such reason of a choice ({given}); they list {listed}.',
  ),
  'nothing-to-evaluate': there(
    '{period} 既无绩效目标，也无预算，或对象此前已终止、并入他项或撤回，没有可评价的内容。',
    'Of {period} there is neither a target nor money, or the subject had gone before: nothing to evaluate.',
  ),
  'form-wanting': sent(
    '本环节须报送自评表（form），或各项指标完成值（attained）。',
    'This step hands in the form (form), or what each indicator reached (attained).',
  ),
  'form-not-asked': sent(
    '本环节不报送自评，请去掉 form 和 attained。',
    'This step hands in no self-evaluation: leave out form and attained.',
  ),
  'framework-wanting': sent(
    '规则没有适用于这类对象的绩效评价指标框架，不能自动计分。请报送自评表（form）。',
    'The rules have no framework of indicators for such a subject, so nothing is computed: hand in the form (form).',
  ),
  'attained-incomplete': sent(
    '须逐项填报批复的指标且不得重复（见 missing、unknown、repeated）。',
    'Say of every approved indicator what it reached, once, and of no other (see missing, unknown and repeated).',
  ),
  'points-not-settled': sent(
    '批复的指标与规则的指标框架对不上，不能自动计分：outside-framework 为一级指标不在框架内（indicators），parts-without-weight 为该部分没有带权重的指标（parts）。请调整绩效目标，或报送自评表（form）。',
    'The approved indicators do not fit the framework (refused: outside-framework, their first level is none of its; parts-without-weight, no indicator of a part has a weight). Have the target adjusted, or hand in the form (form).',
  ),
  'execution-wanting': sent(
    '预算执行率无法计算（{wanting}）：executed 为缺少执行数，请填写 attained.executed；budget 为没有预算；zero-budget 为预算数是 0。没有预算时请报送带得分的自评表（form）。',
    'There is no execution rate ({wanting}): executed, say what was paid in attained.executed; budget, there is none; zero-budget, it is 0. Without a budget hand in a form with its score (form).',
  ),
  'indicator-refused': sent(
    '指标 {indicator} 不能计分（{reason}）。完成值（actual）、档次（tier）和比例（share）请按该指标的计分办法填写；不能计算的，请填写得分（points）并说明理由（reason）。',
    'Indicator {indicator} cannot be scored ({reason}). Give actual, or tier and share, as its method asks; where it cannot be computed, give points and a reason.',
  ),
  'indicator-unexplained': sent(
    '指标 {indicator} 须说明理由（reason）：points 为填报得分与计算得分不一致，over-achieved 为完成值远高于目标值。',
    'Indicator {indicator} needs a reason ({because}): points, they are not the computed ones; over-achieved, much more was reached than the target asks for.',
  ),
  'together-wanting': sent(
    '指标 {indicator} 由多个实施单位完成，其计量单位不能说明如何汇总。请在 attained.together 中说明：sum 为累加，weighted-mean 为按资金额度加权平均。',
    'Several units carry indicator {indicator} out, and its unit of measure does not say how their figures are put together. Say it in together: sum, or weighted-mean by their money.',
  ),
  'shares-refused': there(
    '各实施单位的资金份额合计为 {sum}%，须大于 0 且不超过 100%，不能汇总。请在对象登记中更正份额，再由实施单位更正其填报。',
    'The shares of the units come to {sum} %, and must come to more than nothing and at most to the whole. Have them put right on the subject; then the units correct what they said.',
  ),
  'form-of-whole': sent(
    '自评表由项目单位统一报送；实施单位只填报本单位各项指标完成值（attained），请去掉 form。',
    'The form is of the whole, and the unit of the subject hands it in: say what your unit reached in attained, and leave out form.',
  ),
  'attained-wanting': sent(
    '本对象由多个单位实施，结果按资金额度汇总，须填报本单位（{organisation}）各项指标完成值（attained）。',
    'Several units carry this out, and what they reached is put together by their money: say what this unit ({organisation}) reached in attained.',
  ),
  'share-wanting': there(
    '对象登记未说明实施单位 {organisation} 的资金份额，不能汇总。请由项目单位在对象登记中补充份额。',
    'The subject does not say which share of the money unit {organisation} has, so nothing can be put together. The unit of the subject adds it to the registration.',
  ),
  'units-missing': there(
    '以下实施单位尚未自评：{units}。各实施单位都填报后，才能汇总。',
    'These units that carry it out have not evaluated their part yet: {units}. The whole is computed once all have.',
  ),
  'form-unfilled': sent(
    '自评表没有一项指标填写了完成值或得分（空白或只有“/”“-”），请填写后再提交。',
    'No indicator of the form has an actual value or a score (blank, or a mark). Fill them in, then submit.',
  ),
  'form-without-indicators': sent(
    '自评表没有任何指标行，可能只是表的一部分。请提交含全部指标的完整自评表。',
    'The form has no row of an indicator; it may be a part of the form alone. Submit the whole form with all indicators.',
  ),
  'sheet-wanting': sent('本环节须提交评分表（sheet）。', 'This step hands in a sheet: send it in sheet.'),
  'sheet-not-asked': sent('本环节不提交评分表，请去掉 sheet。', 'This step takes no sheet: leave it out.'),
  'sheet-incomplete': sent(
    '评分表须逐项填写且不得重复（见 missing、unknown、repeated）。',
    'Score every part once, and no other (see missing, unknown and repeated).',
  ),
  'weights-not-full': there(
    '已确定的各项指标权重合计为 {sum}，与该部分满分 {full} 不一致，不能计分。请先调整绩效目标。',
    'The weights of the approved indicators come to {sum}, and the part counts {full}: nothing is scored by them. Have the target adjusted first.',
  ),
  'indicators-incomplete': sent(
    '须对已确定的每项指标评分，每项一次（见 missing、unknown）。',
    'Score every approved indicator, and no other (see missing and unknown).',
  ),
  'row-unshown': sent(
    '评分部分 {part} 的每一行须有（wanting）：ground 为评分依据，document 为依据文件，poll 为评议份数（polled、answered、favourable，逐级不超过）。',
    'Each row of part {part} brings what wanting names: ground, on what it rests; document, what shows it; poll, how many were asked, answered and were satisfied, each no more than the one before.',
  ),
  'not-ranked': there(
    '规则不按排名评定此种评价（{evaluationType}）的等级。',
    'The rules give no grades by rank to this type ({evaluationType}).',
  ),
  'not-all-concluded': there(
    '须一并排名的对象中，尚有未形成结论的（见 open），不能排名。',
    'Some of those that are ranked together have come to no conclusion yet (see open).',
  ),
  'part-refused': sent(
    '该评分部分的得分不符合要求（见 part、reason、full）。',
    'The score of this part cannot be (see part, reason and full).',
  ),
  'unknown-method': sent(
    '规则未列此评价方法（{given}），可选：{listed}。',
    'The rules list no such method of evaluation ({given}); they list {listed}.',
  ),
  'methods-not-asked': there(
    '“{evaluationType}”由单位自行评价，不登记评价方法。',
    'A body evaluates itself in {evaluationType}: no methods are stated of it.',
  ),
  'score-not-of-sheet': sent(
    '得分与评分表合计不一致（见 total）。',
    'The score is not what the sheet comes to (see total).',
  ),
  'parts-missing': there('尚有评分部分无人填写（见 parts）。', 'Nobody has filled in these parts yet (see parts).'),
  'score-refused': sent(
    '得分不能评级，原因见 reason，请更正。',
    'The score cannot be graded; reason says why. Correct it.',
  ),
  'deviation-unexplained': sent(
    '得分与计算得分（computed）不一致，请在 brings.reason 中说明理由。',
    'The score is not the computed one (computed): say why in brings.reason.',
  ),
  'not-outdated': notOutdated,
  'unknown-due': sent('没有这一期限，可选期限见 dues。', 'There is no such due day; dues lists them.'),
  'not-overdue': there('该期限未逾期，或逾期已解除。', 'It is not overdue, or that was lifted.'),
};

/** Levels of steps are evaluators: whoever may know of them finds them in the evaluation itself. */
function unnamed(rejection: StepRejection): StepRejection {
  if (rejection.code === 'not-open') {
    const { level: _, ...asked } = rejection;
    return { ...asked, open: rejection.open.map(({ step, zh }) => ({ step, zh })) };
  }
  if (rejection.code !== 'not-the-latest-act' || !rejection.latest) return rejection;
  return { ...rejection, latest: { step: rejection.latest.step } };
}

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function refusalOf(rejection: EvaluationRejection): ProblemError {
  if (isStepRejection(rejection)) return stepProblem(unnamed(rejection));
  const { code, ...figures } = rejection;
  return new ProblemError(
    code,
    rejection.code === 'rules-silent' ? silentText(rejection.path) : refusals[code],
    figures,
  );
}

/** A scale is settled by a decision; what is no scale is stated by a set. */
function silentText(path: string): ProblemText {
  const name = scaleName(path);
  if (name === undefined) return refusals['rules-silent'];
  return there(
    `规则未规定${name.zh}（{path}）。请绩效管理机构在规则的“未定事项的明确”（settlements）中作出决定，评价随后按其继续；在此之前重试无用。`,
    `The rules do not give the ${name.en} ({path}). The performance office settles it for the county (settlements of directory), and the evaluation goes on by that; trying again before does not help.`,
  );
}

export type RankingRejection =
  | Readonly<{ code: 'grades-not-all'; listed: readonly string[] }>
  | Readonly<{ code: 'places-not-all'; among: number; places: number }>;

/** What somebody is told whose ranking cannot be. */
export const rankingProblem = ({ code, ...figures }: RankingRejection): ProblemError =>
  new ProblemError(
    code,
    code === 'grades-not-all'
      ? sent(
          '须按从优到劣列出规则的各档及个数：{listed}。',
          'Say of each grade of the rules, from best to worst, how many have it: {listed}.',
        )
      : sent(
          '各档个数合计为 {places}，参加排名的为 {among}，须一致。',
          'The grades have {places} places in all, and {among} are ranked: both must be the same.',
        ),
    figures,
  );

/** What somebody is told whose plan is not taken. */
export const planProblem = ({ code, ...figures }: PlanRejection): ProblemError =>
  new ProblemError(
    code,
    sent('日期 {day} 尚未到来（今日 {today}）。', '{day} is still to come (today is {today}).'),
    figures,
  );
