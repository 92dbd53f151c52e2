import { type Decision, fold } from '@wenxiao/domain';
import type { PerformanceTargetEvent } from '@wenxiao/facts/targets';
import { layered } from '@wenxiao/rules/layers';
import type { World } from '@wenxiao/rules/procedure';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { Content } from '../declaration.js';
import type { TargetCommand, TargetRejection, TargetRules } from '../performance-target.commands.js';
import { targetDecider } from '../performance-target.decider.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;

/** Who works on a target, and the organisation that reviews it first. */
export const people = {
  unit: id(61),
  colleague: id(62),
  department: id(63),
  finance: id(64),
  budget: id(65),
  departmentOffice: id(21),
};

const fufeng = seed('fufeng-2022');
if (!fufeng) throw new Error('The rule set of Fufeng is not among the seeds');
const content2022 = layered(fufeng, undefined, { organisation: false });

/** A unit below one department, in a year of which nothing is known that a condition asks for. */
const world: World = {
  known: {
    year: 2023,
    figure: () => null,
    found: () => false,
    period: () => null,
    parameter: () => null,
  },
  levels: () => [{ organisation: people.departmentOffice }],
  decided: () => undefined,
  inside: () => undefined,
  parties: () => [],
  checklist: (codes) => {
    const list = ruling(content2022).member('checklists', [codes].flat()[0] ?? '');
    return list.is === 'stated' ? { items: list.value.items ?? [] } : undefined;
  },
  anybodyBeside: () => true,
};

export const rules: TargetRules = { ruling: ruling(content2022), world };

/** 城区道路清扫保洁, as a unit declares it. */
export const content: Content = {
  subjectKind: 'project',
  horizon: 'annual',
  objective: '保障城区道路整洁',
  requested: '1000000.00',
  indicators: [
    {
      indicator: '1',
      level1: '产出指标',
      level2: '数量指标',
      name: '清扫道路长度',
      direction: 'at-least',
      value: '120',
      unit: '公里',
      quantifiable: true,
      weight: '60',
      written: '≥120公里',
    },
    {
      indicator: '2',
      level1: '满意度指标',
      name: '群众满意度',
      direction: 'at-least',
      value: '95',
      unit: '%',
      quantifiable: true,
      weight: '30',
      written: '≥95%',
    },
  ],
};

/** What becomes of a command, after these events. */
export function taken(
  command: TargetCommand,
  events: readonly PerformanceTargetEvent[],
): Decision<PerformanceTargetEvent, TargetRejection> {
  return targetDecider.decide(command, fold(targetDecider, events), rules);
}

/** The events of these commands, one after the other, as they are read again from text. @throws {Error} where one is refused. */
export function history(...commands: readonly TargetCommand[]): readonly PerformanceTargetEvent[] {
  return commands.reduce<readonly PerformanceTargetEvent[]>((events, command) => {
    const decision = taken(command, events);
    if (decision.outcome === 'rejected') throw new Error(JSON.stringify([command.type, decision.rejection]));
    return [...events, ...(JSON.parse(JSON.stringify(decision.events)) as PerformanceTargetEvent[])];
  }, []);
}
