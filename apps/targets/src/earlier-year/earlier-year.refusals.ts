import { type ProblemText, sent, there } from '@wenxiao/service-kit';
import type { EarlierYearRejection } from './earlier-year.decider.js';

export const ofEarlierYears: Readonly<Record<EarlierYearRejection['code'], ProblemText>> = {
  'no-earlier-year': sent(
    '往年记录的年度须在 {first} 至 {last} 之间（已结束的年度）。',
    'A record is of a year that is over: between {first} and {last}.',
  ),
  'year-kept-here': there(
    '本系统自 {firstKept} 年起已有该对象的预算或评价结果，{year} 年不再作往年登记或更正；误登的可撤回。',
    'Money or results of this subject are kept here since {firstKept}: nothing is recorded of {year} by hand. What was recorded by mistake can be taken back.',
  ),
  'year-recorded': there(
    '该年度已有往年记录；有误请更正，误登请撤回。',
    'That year is recorded already: correct it, or take it back.',
  ),
  'year-not-recorded': there('该年度没有往年记录。', 'Nothing is recorded of that year.'),
  'document-from-later': sent(
    '依据文件的日期 {on} 不能晚于今天（{today}）。',
    'The document is dated by today ({today}), not later.',
  ),
  'nothing-of-year': sent(
    '须至少给出预算数、执行数或一项评价结果。',
    'Say what the year had or what it was evaluated as: a budget, what was executed, or a result.',
  ),
  'result-empty': sent(
    '评价结果（{evaluation}）须给出得分、等级或等级原文。',
    'A result ({evaluation}) has a score, a grade, or a grade as it was printed.',
  ),
  'score-without-scale': sent(
    '得分 {score}（{evaluation}）须同时给出总分值（fullMark）。',
    'A score ({evaluation}) says of how many: give fullMark.',
  ),
  'score-above-scale': sent(
    '得分 {score}（{evaluation}）高于总分值。',
    'The score {score} ({evaluation}) is above its full mark.',
  ),
  'unknown-evaluation': sent(
    '现行规则没有此评价类型（{given}），可选：{listed}。',
    'The rules have no such type of evaluation ({given}); they list {listed}.',
  ),
  'unknown-finding': sent(
    '现行规则没有此认定情形（{given}），可选：{listed}。',
    'The rules list no such finding ({given}); they list {listed}.',
  ),
  'unknown-finding-source': sent(
    '现行规则没有此监督来源（{given}），可选：{listed}。',
    'The rules list no such source of findings ({given}); they list {listed}.',
  ),
  'unknown-grade': sent(
    '现行规则没有此等级（{given}），可选：{listed}；原规定的等级请填入等级原文（gradePrinted）。',
    'The rules give no such grade ({given}); they list {listed}. A grade of an earlier text goes into gradePrinted as it stands.',
  ),
};
