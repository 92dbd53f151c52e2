import type { Admission } from '@wenxiao/service-kit';
import { isOfBureau, isToldOf } from './register.readers.js';
import { type EntryState, type EntryStatus, entryStatuses } from './register.state.js';

const county = { id: 'county', path: ['province', 'county'] };
const unit = { id: 'unit', path: ['province', 'county', 'unit'] };
const by = (desk: string, over: string, path: readonly string[]): Admission =>
  ({ grants: [{ desk, organisationId: over, over, path, tookOver: [] }] }) as unknown as Admission;
const office = by('performance-office', 'county', county.path);
const clerk = by('budget-unit', 'unit', unit.path);
const other = by('budget-unit', 'other', ['province', 'county', 'other']);
const entry = (status: EntryStatus): EntryState => ({ status }) as EntryState;
const place = { unit, jurisdiction: county };

describe('who reads an entry of a register', () => {
  it('is the bureau, whatever became of it', () => {
    expect([isOfBureau(office, county), isOfBureau(clerk, county)]).toEqual([true, false]);
    expect(entryStatuses.map((status) => isToldOf(entry(status), place, office))).toEqual(
      entryStatuses.map(() => true),
    );
  });

  it('is whoever reaches what it is about, once it is in force, and nobody else', () => {
    const told = (status: EntryStatus, admission: Admission): boolean => isToldOf(entry(status), place, admission);
    expect(entryStatuses.filter((status) => told(status, clerk))).toEqual(['in-force', 'left', 'taken-back', 'struck']);
    expect(told('in-force', other)).toBe(false);
    expect(isToldOf({ status: 'unknown' }, place, office)).toBe(false);
  });
});
