import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { checksShown } from './declared-checks.js';
import type { TargetIndicator } from './declaration.js';
import type { TargetRules } from './performance-target.commands.js';
import { targetDecider } from './performance-target.decider.js';
import { declare } from './testing/acts-on-a-target.js';
import { content, people, rules as ofFufeng } from './testing/targets-of-fufeng.js';

const city = seed('changde-2019')!;

/** The plan of the city, with these checks instead of its own where any are given. */
function rulesWith(checks: RuleSet['members']['checks'] = city.members.checks): TargetRules {
  const members = checks && { ...city.members, checks };
  const set = ruling(layered({ ...city, members: members ?? city.members }, undefined, { organisation: false }));
  const known = {
    ...ofFufeng.world.known,
    figure: (code: string) => (code === 'subject.kind' ? 'special-fund' : undefined),
  };
  return { ruling: set, world: { ...ofFufeng.world, known } };
}

/** So many indicators that can be measured, and one in words. */
function indicatorsOf(quantifiable: number): readonly TargetIndicator[] {
  const [first] = content.indicators;
  const measured = Array.from({ length: quantifiable }, (_, at) => ({ ...first!, indicator: String(at), weight: '5' }));
  const { value: _value, unit: _unit, ...rest } = first!;
  return [
    ...measured,
    {
      ...rest,
      indicator: 'words',
      direction: 'text',
      text: '明显改善',
      written: '明显改善',
      quantifiable: false,
      weight: '5',
    },
  ];
}
const decided = (quantifiable: number, rules: TargetRules) =>
  targetDecider.decide(
    declare(people.unit, { subjectKind: 'special-fund', indicators: indicatorsOf(quantifiable) }),
    targetDecider.initialState,
    rules,
  );

describe('numbers that the rules want to be kept of a target', () => {
  it.each([
    [9, ['checks/quantifiable-indicators']],
    [10, []],
  ])(
    'CD-06, B-10: of %i quantifiable indicators a special fund is warned, and declared all the same',
    (number, paths) => {
      const decision = decided(number, rulesWith());
      const declared =
        decision.outcome === 'accepted' ? decision.events.find(({ type }) => type === 'target-declared') : undefined;
      const { findings } = declared?.data as {
        findings: readonly { finding: string; path: string; severity: string }[];
      };
      expect(findings.filter(({ finding }) => finding === 'check-not-kept')).toEqual(
        paths.map((path) => ({ finding: 'check-not-kept', path, severity: 'warning' })),
      );
      expect(declared?.under).toContain('checks/quantifiable-indicators');
    },
  );

  it('what is no principle is refused, under what says so', () => {
    const hard = city.members.checks!.map(({ soft: _soft, ...check }) => check);
    expect(decided(9, rulesWith(hard))).toEqual({
      outcome: 'rejected',
      rejection: {
        code: 'check-not-kept',
        check: 'quantifiable-indicators',
        called: '每个专项可量化的三级指标',
        value: '9',
        atLeast: '10',
      },
      under: ['checks/quantifiable-indicators'],
    });
    expect(decided(10, rulesWith(hard))).toMatchObject({ outcome: 'accepted' });
  });

  it('CD-04e: are shown with their bounds and articles, and what nobody counts as not known', () => {
    const { ruling: set, world } = rulesWith();
    const shown = (budget: string | undefined) =>
      checksShown(indicatorsOf(9), { ruling: set, known: world.known }, budget);
    expect(shown('5000000.00')).toMatchObject([
      {
        check: 'joint-management-method',
        atLeast: '1',
        soft: true,
        kept: 'not-known',
      },
      {
        check: 'quantifiable-indicators',
        zh: '每个专项可量化的三级指标',
        soft: true,
        value: '9',
        atLeast: '10',
        kept: 'no',
        basis: [{ article: [{ article: '6.提炼三级指标' }] }],
      },
    ]);
    expect(shown('4999999.99').map(({ check }) => check)).toEqual(['quantifiable-indicators']);
  });
});
