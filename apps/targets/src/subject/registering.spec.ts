import { derivedId } from '@wenxiao/domain/identity';
import { asRegistered, requireSameName } from './registering.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [tenant, department, unit, otherUnit] = [id(1), id(21), id(31), id(32)];
const before = (kind: string) =>
  asRegistered({
    unit,
    department,
    kind,
    nature: 'money',
    scheme: 'budget-performance',
    name: '某对象',
    predecessors: [],
    planned: [],
    relatedFunds: [],
    categories: [],
    implementers: [],
  });
const isOne = (kind: string): boolean => kind === 'whole-department';
const whole = derivedId('subject', tenant, 'whole-department', unit);

describe('of what a unit has one of', () => {
  const [one, another] = [whole, id(41)];

  it('no other subject becomes one more, by another kind or by a move', () => {
    const becomesWhole = () => {
      requireSameName({ tenant, id: another }, { before: before('project'), kind: 'whole-department' }, isOne);
    };
    expect(becomesWhole).toThrow(
      expect.objectContaining({ code: 'one-per-unit', details: { subject: whole } }) as Error,
    );
    const moved = () => {
      requireSameName({ tenant, id: one }, { before: before('whole-department'), unit: otherUnit }, isOne);
    };
    expect(moved).toThrow(expect.objectContaining({ code: 'one-per-unit' }) as Error);
  });

  it('the one stays what it is; its name, its department and all other subjects are free', () => {
    const becomesProject = () => {
      requireSameName({ tenant, id: one }, { before: before('whole-department'), kind: 'project' }, isOne);
    };
    expect(becomesProject).toThrow(expect.objectContaining({ code: 'of-its-unit' }) as Error);
    const free = () => {
      requireSameName(
        { tenant, id: one },
        { before: before('whole-department'), unit, kind: 'whole-department' },
        isOne,
      );
      requireSameName({ tenant, id: another }, { before: before('project'), unit: otherUnit, kind: 'policy' }, isOne);
    };
    expect(free).not.toThrow();
  });
});
