import { rowsOf, seed, seeds } from '@wenxiao/rules/seeds';
import { lookUp, type RuleSet, without } from '@wenxiao/rules/shape';
import { perturbationsOf } from './perturb.js';

const county = seed('fufeng-2022')!;
const changesAt = (path: string, set: RuleSet = county) =>
  perturbationsOf(set, path).map((group) => group.map(({ change }) => change.slice(path.length)));
const perturbed = (path: string) => perturbationsOf(county, path)[0]![0]!.set as unknown as RuleSet;

describe('what stands at a path, put otherwise', () => {
  it.each([
    ['a decimal by one in its last place', 'exAnte.majorPolicyThreshold', ': 500000.00 → 500000.01'],
    ['a whole number by one', 'conventions.displayDecimals', ': 2 → 3'],
    ['yes by no', 'exAnte.methodsClosed', ': false → true'],
    ['a list without its last member', 'exAnte.approaches', ' — discussion-meeting'],
    ['the name of something', 'label.financeBureau', ': 县财政部门 → 县财政部门(改)'],
    ['a desk by another', 'monitoring.feedDesk', '/desk: treasury-desk → performance-office'],
    ['a member away', 'exAnte.keyMarks/major-policy', ' — '],
    ['a due day by the day', 'rounds/quarterly/due/report', '/from/day: last → 15'],
    ['a due day by its month', 'procedures/ex-ante-unit/steps/conclude/due/october', '/from/on/month: 10 → 11'],
    ['bands where they meet', 'evaluation.gradeBands', ': 90 → 91'],
  ])('%s', (_what, path, change) => {
    expect(changesAt(path)[0]).toContain(change);
  });

  it('puts in the place of a desk one that is named of such a body', () => {
    const [changes] = changesAt('general.leadDesk');
    expect(changes?.filter((change) => change.includes('budget-unit'))).toEqual([]);
    expect(changes?.filter((change) => change.startsWith('/desk: '))).not.toEqual([]);
  });

  it('asks of answers what follows from them, too', () => {
    expect(changesAt('procedures/ex-ante-unit/steps/conclude/answers')[1]).toEqual([
      '/supported/effects — ',
      '/partially-supported/effects — ',
      '/not-supported/effects — ',
    ]);
  });

  it('moves a band for both that meet there', () => {
    const bands = perturbed('evaluation.gradeBands').members['evaluation.gradeBands'];
    expect(bands?.map(({ code, from, to }) => [code, from, to])).toContainEqual(['excellent', '91', '100']);
    expect(bands?.map(({ code, from, to }) => [code, from, to])).toContainEqual(['good', '80', '91']);
  });

  it('takes from another set what a set is silent on', () => {
    const [changes] = perturbationsOf(county, 'monitoring.correctionLimit', seeds());
    expect(changes?.map(({ change }) => change)).toHaveLength(
      1 + seeds().filter(({ values }) => Object.hasOwn(values['monitoring.correctionLimit'] ?? {}, 'value')).length,
    );
  });

  it('is refused where nothing stands', () => {
    expect(() => perturbationsOf(county, 'exAnte.nothing')).toThrow('exAnte.nothing');
  });
});

/** Of each set one path of each kind: into the same group, as deep, to a field of the same name. */
const kindOf = (path: string): string => {
  const [group = '', ...inner] = path.split('/');
  return [group, inner.length, inner.length % 2 === 0 ? inner.at(-1) : ''].join(' ');
};
const named = seeds().flatMap((set) => {
  const paths = new Map(
    Object.values(rowsOf(set.id))
      .flat()
      .map((path) => [kindOf(path), path]),
  );
  return [...paths.values()].map((path) => [set.id, path, set] as const);
});

describe('every kind of path that a row names', () => {
  it.each(named)('%s %s', (_id, path, set) => {
    const perturbations = perturbationsOf(set, path, seeds()).flat();
    const before = JSON.stringify(lookUp(set, path)?.value);
    const besideIt = JSON.stringify(groupOf(without(set, path), path));
    expect(perturbations).not.toEqual([]);
    for (const { change, set: other } of someOf(perturbations)) {
      const changed = other as unknown as RuleSet;
      // It says where, stands otherwise there, and as before everywhere else.
      expect(change.startsWith(path)).toBe(true);
      expect([change, JSON.stringify(lookUp(changed, path)?.value)]).not.toEqual([change, before]);
      expect(JSON.stringify(groupOf(without(changed, path), path))).toBe(besideIt);
      expect(otherGroupsOf(changed, path)).toEqual(otherGroupsOf(set, path));
    }
  });
});

/** The first, the last and one between: of a procedure there are hundreds. */
const someOf = <Each>(all: readonly Each[]): readonly Each[] =>
  [0, Math.floor(all.length / 2), all.length - 1].flatMap((at) => all.slice(at, at + 1));

const firstOf = (path: string): string => path.split('/', 1)[0] ?? path;
/** The one value or group that a path leads into. */
const groupOf = ({ values, members }: RuleSet, path: string): unknown => [
  Object.entries(values).find(([name]) => name === firstOf(path)),
  Object.entries(members).find(([name]) => name === firstOf(path)),
];
/** The names of those that were not taken over as they stand; of each set against the seed that it is of. */
const otherGroupsOf = (set: RuleSet, path: string): readonly string[] => {
  const seedOfIt = seed(set.id)!;
  return [seedOfIt.values, seedOfIt.members].flatMap((stated, place) => {
    const own = [set.values, set.members][place] as Readonly<Record<string, unknown>>;
    const names = new Set([...Object.keys(stated), ...Object.keys(own)]);
    return [...names].filter((name) => name !== firstOf(path) && own[name] !== (stated as typeof own)[name]);
  });
};
