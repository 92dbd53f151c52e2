import { decimal } from '@wenxiao/domain';
import { type GoesBy, openNow, type Progress, type World } from '@wenxiao/rules/procedure';
import type { Condition, MemberOf, Procedure } from '@wenxiao/rules/shape';
import type { Measure } from './monitoring.commands.js';
import type { Proposal } from './monitoring.measure-state.js';
import type { MonitoringWorld } from './monitoring.world.js';

/** A corrective measure in its procedure: what the set that it runs under may ask of it, beside what is asked of the round. */
export function measureWorld(
  { rules, said }: Pick<Proposal, 'rules'> & Readonly<{ said: Pick<Proposal['said'], 'ground'> }>,
  world: MonitoringWorld,
): GoesBy {
  const ruling = world.ruling(rules);
  const under = world.under(rules);
  const ground = ruling.member('monitoring.measures', said.ground);
  const found = [said.ground, ...(ground.is === 'stated' ? findingsIn(ground.value.when) : [])];
  return {
    object: 'corrective-measure',
    ...(ground.is === 'stated' && ground.value.procedure !== undefined && { named: ground.value.procedure }),
    ruling,
    procedures: { ...under, known: { ...under.known, found: (code) => found.includes(code) } },
    ...(world.calendar && { calendar: world.calendar }),
    events: world.events,
  };
}

/**
 * With which step and answer it is proposed: those that are named; else the first that is open, and its one answer that goes on.
 * @param progress with which its procedure begins
 */
export function openingStep(
  named: Readonly<{ step?: string; level?: string; answer?: string }>,
  { procedure, progress, world }: Readonly<{ procedure: Procedure; progress: Progress; world: World }>,
): Readonly<{ step: string; level?: string; answer: string }> {
  const open = openNow(procedure, progress, world);
  const first = open.find(({ code }) => code === (named.step ?? open[0]?.code));
  const level = named.level ?? first?.level;
  const onward = (first?.step.answers ?? []).filter(({ exceptionBy }) => exceptionBy === undefined);
  const answer = named.answer ?? (onward.length === 1 ? onward[0]?.code : undefined) ?? '';
  return { step: named.step ?? first?.code ?? '', ...(level !== undefined && { level }), answer };
}

/** What somebody has to find for the condition to hold. */
function findingsIn(condition: Condition): readonly string[] {
  if ('found' in condition) return [condition.found];
  if ('all' in condition) return condition.all.flatMap(findingsIn);
  return 'any' in condition ? condition.any.flatMap(findingsIn) : [];
}

const budgetMeasures: readonly string[] = ['cut-budget', 'adjust-budget', 'recover-idle'];

/** The member of the set that lists the measures; or why they are not to be proposed. */
export function groundOf({ ground: code, measures, change }: Measure, rules: string, world: MonitoringWorld) {
  const ruling = world.ruling(rules);
  const ground = ruling.member('monitoring.measures', code);
  if (ground.is === 'silent') {
    const grounds = ruling.members('monitoring.measures').map(({ value }) => value.code);
    return { code: 'unknown-ground', ground: code, grounds } as const;
  }
  const listed = measuresOf(ground.value);
  const others = measures.filter((each) => !listed.includes(each));
  if (others.length > 0) return { code: 'measures-not-listed', measures: others, listed } as const;
  if (change !== undefined && !measures.some((each) => budgetMeasures.includes(each)))
    return { code: 'change-not-asked' } as const;
  if (change !== undefined && !measures.includes('adjust-budget') && !decimal(change).lt('0'))
    return { code: 'change-not-a-cut' } as const;
  return ground;
}

function measuresOf({ effects }: MemberOf<'monitoring.measures'>): readonly string[] {
  return effects.flatMap((each) => ('effect' in each ? [each.effect] : []));
}
