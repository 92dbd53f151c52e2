import { judge, type Known } from '@wenxiao/rules/condition';
import type { Stated } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';
import type { OpenMonitoring } from './monitoring.state.js';
import { type MonitoringWorld, planned } from './monitoring.world.js';

/** What an evaluation or a check of the product found, or a document of the year before it was kept here, as the set proposes it for the list of key monitoring. */
export type ProposedFinding = Readonly<{
  /** `finance-evaluation.2022.1`, `check.1`: what proposes it. */
  proposed: string;
  /** The day on which it was found. */
  on: string;
  source: Stated<MemberOf<'monitoring.findingSources'>>;
  /** Hash of the set that proposes it. */
  rules: string;
  /** What it would come to. */
  concludes: readonly string[];
}>;

/** What one evaluation or check found, as conditions may ask for it. */
type Found = Pick<ProposedFinding, 'proposed' | 'on'> & Readonly<{ known: Known }>;

/** What waits for a person to confirm or decline it, by the set planned for today. */
export function proposedFindings(state: OpenMonitoring, world: MonitoringWorld): readonly ProposedFinding[] {
  const hash = planned(world.today, world);
  if (hash === undefined) return [];
  const sources = world.ruling(hash).members('monitoring.findingSources');
  const bySource = world.earlier.flatMap((found) => {
    const source = 'source' in found && sources.find(({ value }) => value.code === found.source);
    return source && 'source' in found
      ? [{ proposed: found.proposed, on: found.on, source, rules: hash, concludes: found.concludes }]
      : [];
  });
  const answered = [...state.findings, ...state.declined].map(({ proposed }) => proposed);
  const byCondition = foundIn(state, world).flatMap(({ known, ...found }) => {
    const source = sources.find(({ value }) => value.proposes && judge(value.proposes.when, known).truth === 'yes');
    return source?.value.proposes
      ? [{ ...found, source, rules: hash, concludes: source.value.proposes.concludes }]
      : [];
  });
  return [...byCondition, ...bySource].filter(({ proposed }) => !answered.includes(proposed));
}

function foundIn({ checks }: OpenMonitoring, world: MonitoringWorld): readonly Found[] {
  return [
    ...world.concluded.map(({ concludedOn: on, ...evaluation }) => ({
      proposed: `${evaluation.type}.${evaluation.period}.${String(evaluation.number)}`,
      on,
      known: world.knownAs(evaluation),
    })),
    ...world.earlier.flatMap((found) =>
      'evaluation' in found ? [{ proposed: found.proposed, on: found.on, known: world.knownAs(found.evaluation) }] : [],
    ),
    ...checks.map(({ check, on, findings }) => ({
      proposed: `check.${check}`,
      on,
      known: world.knownAs({ findings }),
    })),
  ];
}
