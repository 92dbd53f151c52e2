import * as t from '@wenxiao/domain/terms';
import { calledAs, type ColumnCodes, ofTerm } from '@wenxiao/service-kit';
import type { resultStatuses } from './subject-results.js';
import type { EvaluationThen, Stage, TargetThen } from './subject-years.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

const stageNames: Words<Stage> = {
  registered: '已登记',
  requested: '已申报',
  approved: '已批复',
  evaluating: '评价中',
  evaluated: '已评价',
};
const targetNames: Words<TargetThen['status']> = { approved: '已批复', adjusted: '已调整' };
const evaluationNames: Words<EvaluationThen['status']> = {
  opened: '评价中',
  submitted: '已报送',
  concluded: '已形成结论',
};
const resultNames: Words<(typeof resultStatuses)[number]> = {
  open: '待决定',
  decided: '已决定',
  applied: '已落实',
  refused: '未能落实',
  outdated: '所据评价已撤回',
};

/** What is asked of the list beside its columns is called by the same words. */
export const subjectYearCodes: ColumnCodes = {
  status: ofTerm(t.subjectStatus),
  stage: calledAs(stageNames),
  target: calledAs({ none: '无已批复的目标', approved: '有已批复的目标' }),
  'target.status': calledAs(targetNames),
  'evaluations.status': calledAs(evaluationNames),
  result: calledAs(resultNames),
  'result.status': calledAs(resultNames),
  rectification: ofTerm(t.rectificationStatus),
  'rectification.status': ofTerm(t.rectificationStatus),
  disclosure: ofTerm(t.disclosureStatus),
  'disclosure.status': ofTerm(t.disclosureStatus),
};
