import { under } from '@wenxiao/domain';
import { type IndicatorEntryEvent, indicatorEntryFacts } from '@wenxiao/facts/targets';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { EntrySaid } from '../indicator-entry.decider.js';

const fufeng = seed('fufeng-2022');
if (!fufeng) throw new Error('The rule set of Fufeng is not among the seeds');
export const rules = ruling(layered(fufeng, undefined, { organisation: false }));

const scheme = 'budget-performance';
export const said: EntrySaid = {
  scheme,
  level1: '满意度指标',
  level2: '服务对象满意度',
  name: '群众满意度',
  direction: 'at-least',
  unit: '%',
  quantifiable: true,
  standard: { kind: 'historical', value: '90', source: '近三年问卷平均值' },
  from: '2023-01-01',
};
/** As it is decided under no member of the set. */
export const entryOf = (version: number, different: Partial<EntrySaid> = {}) =>
  under<IndicatorEntryEvent>(indicatorEntryFacts.entryIssued({ version, ...said, ...different }));

/** Whoever asks, on a day of no matter. */
export const by = { at: '2023-01-10T01:00:00.000000Z', by: { id: 'office', as: 'grant' } } as const;
