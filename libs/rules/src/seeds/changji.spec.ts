import type { Known } from '../condition/known.js';
import { layered } from '../layers/resolve.js';
import { procedureFor } from '../procedure/procedure-for.js';
import { citationOf } from '../ruling/citation.js';
import { ruling } from '../ruling/ruling.js';
import { rowsOf, seed } from './seeds.js';

const set = seed('changji-2018')!;
const resolved = layered(set, undefined, { organisation: false });
const rules = ruling(resolved);

describe('changji-2018', () => {
  it('answers every configurable row of the matrix', () => {
    const configurable = [
      'CJ-02',
      'CJ-03',
      'CJ-06c',
      'CJ-06d',
      'CJ-08',
      'CJ-09',
      'CJ-10',
      'CJ-11',
      'CJ-12',
      'CJ-13b',
      'CJ-14',
      'CJ-15',
      'CJ-17',
    ];
    const rows = rowsOf('changji-2018');
    expect(configurable.filter((row) => rows[row] === undefined)).toEqual([]);
  });

  it('CJ-17, CJ-19: holds from 2018-12-24, and bodies below only refine it', () => {
    expect([set.effective.from, set.below]).toEqual(['2018-12-24', 'refine']);
  });

  it('CJ-03, CJ-10, CJ-11: months for policies and projects within their window, 30 June for the whole unit, both with targets', () => {
    expect(
      rules
        .members('rounds')
        .map(({ value: { code, of, nodes, after, until, due } }) => ({ code, of, nodes, after, until, due })),
    ).toEqual([
      {
        code: 'monthly',
        of: {
          all: [
            { figure: 'target.compiled', is: ['yes'] },
            { figure: 'subject.kind', is: ['policy', 'project'] },
          ],
        },
        nodes: { every: 'month' },
        after: { event: 'budget.approved', from: 'next-month' },
        until: { event: 'self-evaluation.begun', to: 'month-before' },
      },
      {
        code: 'whole-department',
        of: {
          all: [
            { figure: 'target.compiled', is: ['yes'] },
            { figure: 'subject.kind', is: ['whole-department'] },
          ],
        },
        nodes: { on: [{ month: 6, day: 'last' }] },
        after: { event: 'budget.approved', from: 'day' },
      },
    ]);
  });

  it('CJ-10: says no day on which results are to be sent', () => {
    expect(rules.value('monitoring.submissionLimit')).toEqual({ is: 'silent', path: 'monitoring.submissionLimit' });
  });

  it('CJ-12, CJ-13b: finance reviews, rechecks what is major, feeds back, and checks what was rectified', () => {
    const procedure = rules.member('procedures', 'monitoring-round');
    expect(
      procedure.is === 'stated' &&
        procedure.value.steps.map(({ code, optional, answers }) => [code, optional, answers.map(({ then }) => then)]),
    ).toEqual([
      ['submit', undefined, ['next']],
      ['recheck', true, ['next']],
      ['review', undefined, ['end', 'rectify', 'submit']],
      ['rectify', undefined, ['next']],
      ['check', undefined, ['end', 'rectify']],
    ]);
  });

  it('CJ-13a: what a unit finds itself it corrects by a procedure of its own, anything else the bureau decides', () => {
    const of = (found: string) => {
      const known = { ...rules, year: 2024, parameter: () => null, found: (code: string) => code === found };
      const all = rules.members('procedures').map(({ value }) => value);
      const procedure = procedureFor(all, 'corrective-measure', known as unknown as Known);
      return procedure.outcome === 'found' && procedure.procedure.code;
    };
    expect(['self-corrected', 'fund-payment-off-target', 'serious-problem'].map(of)).toEqual([
      'self-correction',
      'self-correction',
      'corrective-measure',
    ]);
  });

  it('CJ-14: targets that are hard to attain lead to one of four measures', () => {
    const measure = rules.member('monitoring.measures', 'target-hard-to-attain');
    expect(measure).toMatchObject({
      value: {
        effects: [
          { effect: 'adjust-target' },
          { effect: 'adjust-budget' },
          { effect: 'suspend-payment' },
          { effect: 'stop-payment' },
        ],
      },
    });
    expect(citationOf(resolved.content, 'monitoring.measures/target-hard-to-attain')?.citations[0]?.article).toBe(
      '第十四条',
    );
  });

  it('CJ-09: major policies and projects of more than a year are tracked over their whole cycle', () => {
    expect(rules.member('monitoring.keyMarks', 'full-cycle')).toMatchObject({
      value: {
        when: {
          all: [
            { any: [{ figure: 'subject.key' }, { figure: 'subject.major' }] },
            { period: 'planned', longerThanYears: 1 },
          ],
        },
      },
    });
  });

  it('CJ-15: violations of fiscal law and suspected crimes are proposed for referral', () => {
    const triggers = rules.members('accountability.referralTriggers').map(({ value: { code } }) => code);
    expect(triggers).toEqual(['major-deviation', 'fiscal-violation', 'suspected-crime']);
  });
});
