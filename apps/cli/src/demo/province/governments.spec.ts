import { seed } from '@wenxiao/rules/seeds';
import type { MemberOf, RuleSet } from '@wenxiao/rules/shape';
import { cast } from '../cast.js';
import type { Step } from './course.js';
import type { Government } from './government.js';
import { governments } from './governments.js';
import { ownCounty } from './own-county.js';

type Procedure = MemberOf<'procedures'>;

/** By which sets a government goes: its own, then those above. */
function layersOf({ code, rules, below }: Government): readonly RuleSet[] {
  const own =
    rules === undefined ? undefined : rules === 'own-county' ? ownCounty(`${code}-own`, '2023-01-01') : seed(rules);
  const above = governments.find((each) => each.code === below);
  return [...(own ? [own] : []), ...(above ? layersOf(above) : [])];
}

/** The procedures that a step may be of. */
function proceduresFor(layers: readonly RuleSet[], { on }: Step): readonly Procedure[] {
  const all = layers.flatMap(({ members }) => members.procedures ?? []);
  if (on === 'target') return all.filter(({ object }) => object === 'performance-target');
  if (on === 'result') return all.filter(({ object }) => object === 'result-application');
  if (on === 'rectification') return all.filter(({ object }) => object === 'rectification');
  const members = 'evaluation' in on ? ('evaluationTypes' as const) : ('rounds' as const);
  const named = 'evaluation' in on ? on.evaluation : on.round;
  const found = layers.flatMap((layer) => (layer.members[members] ?? []).filter(({ code }) => code === named));
  return all.filter(({ code }) => found.some(({ procedure }) => procedure === code));
}

const playing = governments.filter(({ course }) => course);
const steps = playing.flatMap((government) =>
  (government.course ?? []).flatMap(({ acts }) =>
    acts.flatMap((act) => (act.act === 'step' ? [{ government, act }] : [])),
  ),
);
/** A step of a body below stands before that of the set above: `submit.set`. */
const codeOf = ({ step }: Step): string => step.split('.').at(-1) ?? step;
const answersOf = ({ answer }: Step): readonly string[] =>
  typeof answer === 'string' ? [answer] : Object.values(answer);
/** Whoever is named for an evaluation is of no desk, and which desk looks after a department is said by its counterpart. */
const desksOf = ({ who }: Step): RegExp => new RegExp(`"${cast[who].role}"|"route"|"assigned"`);

describe('the governments of the demo', () => {
  it('lie below one that comes before them', () => {
    const late = governments.filter(
      ({ below }, index) => below !== undefined && !governments.slice(0, index).some(({ code }) => code === below),
    );
    expect(late).toEqual([]);
  });

  it('go by a rule set each, their own or that above', () => {
    expect(playing.filter((government) => layersOf(government).length === 0)).toEqual([]);
  });

  it.each(
    steps.map(({ government, act }) => ({
      name: `${government.name} ${JSON.stringify(act.on)} ${act.step}`,
      government,
      act,
    })),
  )(
    'take steps that their rules have, by the desk and with the answers that these know: $name',
    ({ government, act }) => {
      const procedures = proceduresFor(layersOf(government), act);
      const found = procedures.flatMap((procedure) => procedure.steps).filter(({ code }) => code === codeOf(act));
      const answers = found.flatMap((step) => step.answers.map(({ code }) => code));
      expect(answers).toEqual(expect.arrayContaining([...answersOf(act)]));
      expect(JSON.stringify(found)).toMatch(desksOf(act));
    },
  );
});
