import type { StepNeeds } from '@wenxiao/domain/field';
import type { ReportContent } from '../monitoring.commands.js';
import { inForce, laidOver, MonitoredYear, persons, worldOf } from './monitored.js';

// Two counties: Fufeng monitors by quarters, Changji by months.

export const fufeng = inForce('fufeng-2022');
export const changji = inForce('changji-2018');
/** A county of Changji that monitors by quarters, ten days after them, and says nothing of the rest. */
export const county = laidOver(changji, 'changji-2018', {
  rounds: (changji.content.members.rounds ?? [])
    .filter(({ code }) => code === 'monthly')
    .map((monthly) => ({
      ...monthly,
      nodes: { every: 'quarter' as const },
      due: [
        {
          ...monthly,
          code: 'report',
          from: { periodEnd: 'quarter' as const },
          plus: { count: 10, unit: 'calendar-day' as const },
        },
      ].map(({ code, zh, source, from, plus }) => ({ code, zh, source, from, plus })),
    })),
});
export const underFufeng = { year: 2023, plan: [['2022-05-09', fufeng]] } as const;
export const underChangji = { year: 2024, plan: [['2018-12-24', changji]] } as const;
export const q1 = 'quarterly@2023-03-31';
export const q2 = 'quarterly@2023-06-30';
export const q3 = 'quarterly@2023-09-30';

export const report: ReportContent = {
  allocated: '100.00',
  spent: '50.00',
  carryOver: '0.00',
  parts: [],
  attainment: [
    { indicator: '1', actual: '700人次', trend: 'on-track' },
    { indicator: '2', actual: '96%', trend: 'on-track' },
  ],
};
/** Every content that the set compares with the targets, in words. */
const inWords = (...items: readonly string[]) =>
  items.map((item) => ({ item, answer: 'passed' as const, note: '与目标和预算相符' }));
export const papers = {
  checklist: inWords('attainment', 'execution', 'organisation', 'fund-management'),
  documents: [
    { name: '监控表', document: 'monitoring-form' },
    { name: '监控报告', document: 'monitoring-report' },
  ],
};
export const results = {
  checklist: inWords('execution', 'attainment', 'deviation'),
  documents: [{ name: '监控结果', document: 'monitoring-results' }],
};

export const submit = (
  year: MonitoredYear,
  round: string,
  today: string,
  changes: Partial<ReportContent> = {},
  brings: StepNeeds = papers,
) =>
  year.act('take-step', {
    round,
    step: 'submit',
    answer: 'submitted',
    brings,
    report: { ...report, ...changes },
    today,
  });
export const review = (year: MonitoredYear, round: string, answer: string, today: string, step = 'finance-review') =>
  year.act('take-step', { round, step, answer, brings: { opinion: '请核对' }, today }, persons.desk);

/** Fufeng’s year with the rounds that have opened by a day. */
export const by = (day: string, more: Partial<Parameters<typeof worldOf>[0]> = {}): MonitoredYear =>
  new MonitoredYear(worldOf({ ...underFufeng, ...more })).lookThrough(day);
