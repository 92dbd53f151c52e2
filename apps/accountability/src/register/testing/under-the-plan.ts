import { specOf } from '@wenxiao/domain/testing';
import { registerFacts as facts } from '@wenxiao/facts/accountability';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { nothingKnown } from '@wenxiao/service-kit';
import { askedBy, subject } from '../../testing/under-fufeng.js';
import type { RegisterCommand } from '../register.commands.js';
import { register } from '../register.decider.js';
import type { ThingEntered } from '../register.place.js';
import type { DeclaredWorld, RegisterWorld } from '../register.world.js';
import { toldBy } from './told-of-subject.js';

const plan = seed('changde-2019');
if (!plan) throw new Error('The plan of the city is not among the seeds');
export const rules = ruling(layered(plan, undefined, { organisation: false }));
export const today = '2024-05-06';

/** Checklists with items of their own, by their codes. */
export const checklist: RegisterWorld['procedures']['checklist'] = (codes) => {
  const [list] = [codes].flat().map((code) => rules.member('checklists', code));
  if (list?.is !== 'stated') return undefined;
  const { items = [], inWords = false } = list.value;
  return { items, inWords };
};

/** What is known of an entry of one of the registers of the plan. */
export function worldOf(
  code: string,
  kind: string | undefined,
  { of = 'subject', years }: Readonly<{ of?: ThingEntered; years?: RegisterWorld['years'] }> = {},
): DeclaredWorld {
  const found = rules.member('registers', code);
  if (found.is === 'silent') throw new Error(found.path);
  return {
    ruling: rules,
    register: found,
    place: { register: code, ...(kind !== undefined && { kind }), of, about: subject, number: 1 },
    ...(of === 'named' && { named: '王教授' }),
    years: years ?? [nothingKnown(2024)],
    procedures: { checklist },
    responsible: [],
  };
}
export const asked = askedBy<RegisterCommand>();
type Saying = Extract<RegisterCommand, { type: 'enter' }>['data'];
export const entering = (said: Partial<Saying> = {}) =>
  asked('enter', { findings: [], documents: [], on: today, today, ...said });
export const confirming = (on = today) => asked('confirm', { on, documents: [], today });
export const leaving = asked('leave', { on: today, reason: '领导小组同意退出', documents: [], today });
export const rating = (points: string, more: object = {}) =>
  asked('log', { rating: points, on: today, today, ...more });

export const which = { scheme: 'budget-performance', of: 'subject' } as const;
export const said = { findings: [] as string[], documents: [], on: today };
export const listed = { ...which, register: 'negative-list', kind: 'eliminated', effects: ['block-request'] };
/** On what the condition rested where something was found in a year. */
export const found = (year: number, ...findings: readonly string[]) =>
  findings.map((trigger) => ({ on: 'finding' as const, trigger, year, value: 'yes' }));
/** … and where a figure was so. */
export const figured = (trigger: string, year: number, value: string) => ({
  on: 'figure' as const,
  trigger,
  year,
  value,
});
export const submitted = facts.entrySubmitted({
  ...{ ...listed, ...said, findings: ['deficient-rules'] },
  triggers: found(2024, 'deficient-rules'),
});
export const confirmed = facts.entryConfirmed({ on: today, documents: [] });
export const left = facts.entryLeft({ gate: 'leading-group', reason: '领导小组同意退出', documents: [], on: today });
export const expert = facts.entryEntered({
  ...{ scheme: 'budget-performance', register: 'experts', kind: 'municipal', of: 'named', named: '王教授' },
  ...{ effects: [], ...said },
});
export const list = ['registers/negative-list', 'registers/negative-list/kinds/eliminated'] as const;
export const pool = ['registers/experts', 'registers/experts/kinds/municipal'] as const;
export const ofList = () =>
  specOf(register, worldOf('negative-list', 'eliminated', { years: toldBy(rules, {}).years }));
export const ofPool = () => specOf(register, worldOf('experts', 'municipal', { of: 'named' }));
