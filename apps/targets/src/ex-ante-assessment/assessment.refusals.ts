import type { StepRejection } from '@wenxiao/rules/procedure';
import { type ProblemText, sent, there } from '@wenxiao/service-kit';
import type { AssessmentRejection } from './assessment.commands.js';

/** What a person is told when an assessment's decider says no. */
export const ofAssessments: Readonly<Record<Exclude<AssessmentRejection['code'], StepRejection['code']>, ProblemText>> =
  {
    'assessment-not-opened': there('该事前评估尚未申请或启动。', 'The assessment has not been asked for.'),
    'unknown-assessment': sent(
      '现行规则没有这一评估事项（{procedure}），可选：{listed}。',
      'The rules in force have no such way to assess ({procedure}); they have {listed}.',
    ),
    'not-assessed-so': there(
      '该对象不属于“{procedure}”的评估范围（依据见 restedOn）：请核对对象类型、是否新增和重点标记，或另选评估事项。',
      'The subject is none of those that {procedure} assesses (see restedOn): check its kind, whether it is new and its marks, or choose another.',
    ),
    'assessed-so-not-known': there(
      '该对象是否属于“{procedure}”的评估范围尚不能判断（缺少的内容见 missing）：请先补充登记。',
      'Whether {procedure} assesses the subject is not known yet (see missing): complete its registration first.',
    ),
    'assessed-already': there(
      '该对象已有同一评估事项正在办理或已有结论（第 {assessment} 次评估）。',
      'An assessment of the subject by the same way is under way or stands (number {assessment}).',
    ),
    'assessor-wanting': sent(
      '由其他部门组织的评估须指明该部门（organisation）。',
      'Another department assesses it: name that department in organisation.',
    ),
    'assessor-not-asked': sent(
      '该评估事项由规则确定的岗位办理，请去掉 organisation。',
      'Desks of the rules make this assessment: leave organisation out.',
    ),
    'assessor-is-applicant': sent(
      '申报单位及其下属单位不能作为组织评估的其他部门，请改填其他部门（organisation）。',
      'The applicant, or a body below it, is not the other department that assesses: name another in organisation.',
    ),
    'assessed-too-often': there(
      '该对象的事前评估已达上限 {limit} 次。',
      'The subject was assessed {limit} times: there is no more.',
    ),
    'negative-score': sent('评估得分 {score} 不能为负数。', 'A score is not negative ({score}).'),
    'not-listed': sent(
      '{field} 中的 {given} 不在规则所列范围内，可选：{listed}。',
      'The rules do not list {given} of {field}; they list {listed}.',
    ),
    'assessment-ended': there('该事前评估已办结（{outcome}）。', 'The assessment has ended ({outcome}).'),
    'cut-wanting': sent(
      '该办理结果核减预算控制数：请在 cut 中逐项填写核减金额。',
      'This answer cuts the control number: state in cut how much of which money.',
    ),
    'cut-not-asked': sent(
      '该办理结果不核减预算控制数，请去掉 cut。',
      'This answer cuts no control number: leave cut out.',
    ),
    'cut-carried-out': there(
      '控制数已据此核减，不能撤回或更正本环节；如须调整，请由预算岗裁定执行哪一控制数（control-number/decision）。',
      'The control number was cut by it: the step is not taken back or corrected. The budget desk decides which number holds (control-number/decision).',
    ),
    'unknown-due': sent('没有这一期限，可选期限见 dues。', 'There is no such due day; dues lists them.'),
    'not-overdue': there('该期限未逾期，或逾期已解除。', 'It is not overdue, or that was lifted.'),
  };
