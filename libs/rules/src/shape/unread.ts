import { groupsOfItems } from './collections.js';
import type { MemberGroup } from './groups.js';
import type { Effect } from './procedure.js';
import type { RuleSet } from './rule-set.js';
import type { ValuePath } from './values.js';

type Parameter = ValuePath | MemberGroup;

/** What rule sets state for people to read: the trail and the console show it with its article, and nothing is decided by it. */
export const documentOnly: readonly Parameter[] = [
  'label.financeBureau',
  'label.performanceOffice',
  'label.desk',
  'general.modules',
  'monitoring.method',
  'evaluation.thirdParty',
  'exAnte.thirdParty',
];

/** Lists of codes: what is decided goes by a code where another member names it, and nobody asks for the list. */
export const codesAlone: readonly Parameter[] = ['gates', 'documents', 'exAnte.categories'];

/** Groups of which checklists of the set are made; what rounds look at above all is asked for by its name, too. */
export const goneThrough: readonly Parameter[] = groupsOfItems.filter((group) => group !== 'monitoring.contents');

/** Values that say how often the rounds of a series are. */
export const frequencies: readonly Parameter[] = ['monitoring.financeFrequency'];

/** Values with which conditions of the set itself compare: whoever judges those asks for them. */
export const comparedAlone: readonly Parameter[] = ['exAnte.majorPolicyThreshold', 'negativeList.executionRate'];

/** What rule sets state and no code reads yet, with the reason. Empty at the first release. */
export const notYet: Readonly<Partial<Record<Parameter, string>>> = {};

/** Groups whose members have effects. */
type WithEffects =
  'procedures' | 'evaluationTypes' | 'registers' | 'monitoring.measures' | 'resultApplication.disposals';
type EffectUse = `${WithEffects}/${string}`;

/**
 * Effects by the group whose members have them, of which something follows: libraries, requests and control numbers after an ex-ante
 * assessment, budgets that are approved lower once a review has them cut, money that is cut or recovered at its line, payment that is
 * stopped, a subject that is suspended and a target that is to be adjusted as monitoring decided, rectifications that an answer, a disposal or a measure opens, what a round has entered in a register, and requests that an entry there
 * blocks. What no act carries out by itself (preference, merging) is a task of the desk that decided it until it is done.
 */
export const effectsCarriedOut: readonly EffectUse[] = [
  'procedures/admit-to-library',
  'procedures/keep-out-of-library',
  'procedures/block-request',
  'procedures/prefer',
  'procedures/cut-control-number',
  'procedures/merge-subjects',
  'procedures/cut-budget',
  'procedures/open:rectification',
  'procedures/enter:negative-list',
  'registers/block-request',
  'resultApplication.disposals/cut-budget',
  'resultApplication.disposals/cut-control-number',
  'resultApplication.disposals/recover-idle',
  'resultApplication.disposals/prefer',
  'resultApplication.disposals/merge-subjects',
  'resultApplication.disposals/open:rectification',
  'monitoring.measures/cut-budget',
  'monitoring.measures/adjust-budget',
  'monitoring.measures/recover-idle',
  'monitoring.measures/suspend-payment',
  'monitoring.measures/stop-payment',
  'monitoring.measures/suspend-subject',
  'monitoring.measures/adjust-target',
  'monitoring.measures/rectify',
];

/** Effects that sets of today state and of which nothing follows yet, with the reason. Empty at the first release. */
export const effectsNotYet: Readonly<Partial<Record<EffectUse, string>>> = {};

/** What a set's members have as effects, each once: `procedures/open:rectification`. */
export function effectUsesOf(members: RuleSet['members']): readonly EffectUse[] {
  const answers = (members.procedures ?? []).flatMap(({ steps }) => steps.flatMap((step) => step.answers));
  const kinds = (members.registers ?? []).flatMap(({ effects = [] }) => effects);
  const consequences = (members.evaluationTypes ?? []).flatMap((type) => type.consequences);
  const uses = [
    ...namesIn('procedures', answers),
    ...namesIn('evaluationTypes', consequences),
    ...namesIn('registers', kinds),
    ...namesIn('monitoring.measures', members['monitoring.measures'] ?? []),
    ...namesIn('resultApplication.disposals', members['resultApplication.disposals'] ?? []),
  ];
  return [...new Set(uses)];
}

const namesIn = (group: WithEffects, all: readonly Readonly<{ effects?: readonly Effect[] }>[]): EffectUse[] =>
  all.flatMap(({ effects = [] }) => effects.map((effect): EffectUse => `${group}/${nameOf(effect)}`));

function nameOf(effect: Effect): string {
  if ('effect' in effect) return effect.effect;
  if ('admit' in effect) return 'admit-to-library';
  return 'open' in effect ? `open:${effect.open}` : `enter:${effect.enter}`;
}
