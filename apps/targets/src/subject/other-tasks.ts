import { type StepTask, toSettle } from '@wenxiao/service-kit';
import type { Known } from './subject.commands.js';

/** What another system says otherwise waits for the lead desk: it is taken over, or stays with a reason. */
export function otherTasks({ other }: Pick<Known, 'other'>, hash: string): readonly StepTask[] {
  if (!other || other.kept !== undefined) return [];
  const { name, unitCode, deleted } = other;
  const differing = [
    ...(name === undefined ? [] : [`名称为“${name}”`]),
    ...(unitCode === undefined ? [] : [`单位为 ${unitCode}`]),
    ...(deleted ? ['已删除'] : []),
  ];
  const zh = `一体化系统中该项目${differing.join('、')}，与本系统不一致：请变更、划转或终止，或说明维持不变的理由`;
  return [{ ...toSettle(zh, 'general.leadDesk', hash, 'other-description'), kind: 'act' }];
}
