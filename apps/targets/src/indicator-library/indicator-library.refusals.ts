import { type ProblemText, sent, there } from '@wenxiao/service-kit';
import type { IndicatorEntryRejection } from './indicator-entry.decider.js';
import type { IndicatorFrameworkRejection } from './indicator-framework.decider.js';

export type LibraryRejection = IndicatorEntryRejection | IndicatorFrameworkRejection;
/** Those that others have texts for: of a kind of subject, and of a method of scoring. */
type Shared = 'unknown-kind' | 'unknown-method';

export const ofIndicatorLibrary: Readonly<Record<Exclude<LibraryRejection['code'], Shared>, ProblemText>> = {
  'before-last-version': sent(
    '施行日 {from} 早于此前确定的日期 {last}，请改为 {last} 或以后。',
    'It would hold from {from}, before what was said last holds ({last}): let it begin on that day or later.',
  ),
  'retired-already': there(
    '已自 {from} 起停用；重新启用请发布新版次。',
    'It is out of force from {from} on: issue a new version to have it in force again.',
  ),
  'entry-there': there(
    '已有同级次、同名称的指标（第 {version} 版），请修订该指标。',
    'There is an indicator of these levels and this name (version {version}): make that one anew.',
  ),
  'entry-not-there': there('没有这项指标。', 'There is no such indicator.'),
  'standard-in-words': sent(
    '定性指标没有标准值，请以文字（standard.text）表述标准。',
    'What is told in words has no number for a standard: say the standard in standard.text.',
  ),
  'framework-there': there(
    '已有同名的指标体系框架（第 {version} 版），请修订该框架。',
    'There is a framework of this name (version {version}): make that one anew.',
  ),
  'framework-not-there': there('没有这个指标体系框架。', 'There is no such framework.'),
  'framework-empty': sent('框架须至少选取一项指标。', 'A framework selects one indicator at least.'),
  'framework-of-jurisdiction': sent(
    '此类对象（{for}）的指标体系框架由本级财政部门统一制定，单位不另行制定。',
    'The framework for such subjects ({for}) is made for the whole jurisdiction by its finance bureau, and by no body for itself.',
  ),
  'entry-outside-levels': sent(
    '所选指标的一级指标“{level1}”未列入 levels，请补充其权重或去掉该指标。',
    'An indicator selected stands under “{level1}”, which levels does not have: say what that weighs, or leave the indicator out.',
  ),
  'level-without-entries': sent(
    '一级指标“{level1}”下没有选取指标，请补充或去掉。',
    'No indicator is selected under “{level1}”: add one, or leave the level out.',
  ),
  'weights-not-of-level': sent(
    '一级指标“{level1}”的权重为 {weight}，其下各指标权重之和为 {sum}，请改为一致。',
    '“{level1}” weighs {weight}, and the indicators under it {sum} together: make them alike.',
  ),
};
