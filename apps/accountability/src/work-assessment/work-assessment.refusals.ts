import { scaleName } from '@wenxiao/rules/layers';
import { ProblemError, type ProblemText, sent, there } from '@wenxiao/service-kit';
import type { WorkRejection } from './work-assessment.decider.js';

/** What a person is told when the decider says no. */
const refusals: Readonly<Record<WorkRejection['code'], ProblemText>> = {
  'rules-silent': there(
    '现行规则未明确{name}（{path}），不能考核；请由绩效管理机构在 directory 的 settlements 中以文件明确。',
    'The rules in force do not say {name} (see path), so nobody is assessed: have it settled by a document, among the settlements of directory.',
  ),
  'assesses-themselves': {
    status: 403,
    retry: false,
    zh: '不能考核本人所在单位，请由他人办理。',
    en: 'Nobody assesses the body of which they are: somebody else does it.',
  },
  'items-wanting': sent(
    '考核内容须逐项评分，尚缺见 wanting。',
    'Every item has points: those in wanting have none yet.',
  ),
  'unknown-item': sent(
    '规则没有这一考核内容（{item}），可填的见 listed。',
    'The rules have no such item; listed says which they have.',
  ),
  'item-twice': sent('同一考核内容（{item}）只能评分一次。', 'An item (see item) is scored once.'),
  'points-refused': sent(
    '考核内容 {item} 的得分须在 0 与分值 {full} 之间。',
    'The points of the item lie between 0 and its full points (see full).',
  ),
  'departs-without-reason': sent(
    '考核内容 {item} 按规则计算为 {computed} 分；不按此评分须在 because 中说明理由。',
    'By the rules the item comes to what computed says: say in because why it has other points.',
  ),
  'again-reason-required': sent(
    '已评过分，重新评分须在 reason 中说明理由。',
    'It was scored before: say in reason why it is scored again.',
  ),
  'concluded-already': there(
    '考核已有结论；如有误，请先撤回结论。',
    'The assessment is concluded: take the conclusion back first.',
  ),
  'not-scored': there('尚未评分，请先评分。', 'It is not scored yet: score it first.'),
  'not-concluded': there('尚无结论，无可撤回。', 'There is no conclusion to take back.'),
  'facts-changed': there(
    '评分后所据事实或分值已有变化（见 items），请重新评分后再下结论。',
    'What stands beside these items is otherwise than when they were scored: score them again first.',
  ),
  'unknown-finding': sent(
    '考核结论不能认定 {finding}，可认定的见 listed。',
    'The conclusion cannot find that; listed says what it may find.',
  ),
  'grade-refused': there(
    '得分 {score} 不在规则的等级区间内，请核对分值后重新评分。',
    'The score lies in none of the bands of the rules: check the points, and score again.',
  ),
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function workProblem({ code, ...figures }: WorkRejection): ProblemError {
  const { path } = figures as Readonly<{ path?: string }>;
  const name = path === undefined ? undefined : scaleName(path);
  const text = refusals[code];
  const named = {
    ...text,
    zh: text.zh.replace('{name}', name?.zh ?? '所需内容'),
    en: text.en.replace('{name}', name?.en ?? 'what is needed'),
  };
  return new ProblemError(code, named, figures);
}
