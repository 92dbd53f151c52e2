import { monitoringFacts as facts } from '@wenxiao/facts/monitoring';
import { entriesAsked } from './monitoring.procedures.js';

const by = { round: 'first@2023-10-31', step: 'report' };

describe('an answer in a round', () => {
  it('has the subject entered in the registers that it names, under its article, and has it no longer once it is taken back', () => {
    const effects = [{ effect: 'mark-key' }, { enter: 'negative-list', kind: 'round-result' }] as const;
    const path = 'procedures/monitoring-round/steps/report/answers/below-target';
    const entry = { ...by, register: 'negative-list', kind: 'round-result' };
    expect(entriesAsked(effects, { ...by, stands: true }, { path })).toEqual([
      { ...facts.registerEntryAsked({ ...entry, stands: true }), under: [path] },
    ]);
    expect(entriesAsked(effects, { ...by, stands: false })).toEqual([
      { ...facts.registerEntryAsked({ ...entry, stands: false }), under: [] },
    ]);
    expect(entriesAsked([{ effect: 'mark-key' }], { ...by, stands: true }, { path })).toEqual([]);
  });
});
