import { targetInForce, targetsInForce } from './target-in-force.js';

const told = (period: string, declaration: number, version: number) => ({
  data: { period, declaration },
  ...saidIn(period, version),
});
const takenBack = (period: string, version: number, inForce?: number) => ({
  data: { period, ...(inForce !== undefined && { inForce }) },
  ...saidIn(period, version),
});
const saidIn = (period: string, version: number) => ({
  fact: { store: 'targets', tenant: 'county', stream: `performance-target/road.${period}`, version },
  recordedAt: `2024-05-06T01:00:0${String(version)}.000000Z`,
});

const year = told('2023', 1, 5);
const plan = told('2023-2025', 1, 5);
const others = [told('2021-2022', 1, 5), told('2024', 1, 5)];
const adjusted = told('2023', 2, 8);
const standing = ({ data, fact }: typeof year) => ({ ...data, fact });

describe('targets in force in a year', () => {
  const inForce = (more: readonly (typeof year)[], withdrawn: readonly ReturnType<typeof takenBack>[] = []) =>
    targetsInForce({ told: [year, plan, ...others, ...more], withdrawn }, 2023);

  it('are those whose periods hold it, as they were said to be last', () => {
    expect(inForce([])).toEqual([standing(year), standing(plan)]);
    expect(inForce([adjusted])).toEqual([standing(plan), standing(adjusted)]);
  });

  it('are none of what was taken back, but for what is in force again', () => {
    expect(inForce([adjusted], [takenBack('2023', 9)])).toEqual([standing(plan)]);
    const again = takenBack('2023', 9, 1);
    expect(inForce([adjusted], [again])).toEqual([
      standing(plan),
      { period: '2023', declaration: 1, fact: again.fact },
    ]);
    expect(inForce([told('2023', 3, 9)], [takenBack('2023', 8)])).toEqual([
      standing(plan),
      standing(told('2023', 3, 9)),
    ]);
  });
});

describe('the target of a year', () => {
  const ofYear = (more: readonly (typeof year)[], withdrawn: readonly ReturnType<typeof takenBack>[] = []) =>
    targetInForce({ told: [plan, year, ...more], withdrawn }, 2023);

  it('is that of the shortest period, by its newest approval or adjustment', () => {
    expect(ofYear([])).toEqual(year);
    expect(ofYear([adjusted])).toEqual(adjusted);
    expect(targetInForce({ told: [plan, year], withdrawn: [] }, 2024)).toEqual(plan);
    expect(targetInForce({ told: [plan, year], withdrawn: [] }, 2026)).toBeUndefined();
  });

  it('is what was in force before an adjustment that was taken back, however many there were', () => {
    expect(ofYear([adjusted], [takenBack('2023', 9, 1)])).toEqual(year);
    expect(ofYear([adjusted, told('2023', 3, 11)], [takenBack('2023', 12, 2)])).toEqual(adjusted);
    expect(ofYear([told('2023', 3, 9)], [takenBack('2023', 8)])).toEqual(told('2023', 3, 9));
  });

  it('is that of a longer period where the approval of the shorter one was taken back', () => {
    expect(ofYear([adjusted], [takenBack('2023', 9)])).toEqual(plan);
    expect(targetInForce({ told: [year], withdrawn: [takenBack('2023', 9)] }, 2023)).toBeUndefined();
  });
});
