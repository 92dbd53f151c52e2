import {
  correctiveMeasureDecided,
  correctiveMeasureWithdrawn,
  monitoringFound,
  monitoringPartiesNamed,
  registerEntryAsked,
  warningLifted,
  warningRaised,
  type Published,
} from '@wenxiao/contracts';
import { byType } from '@wenxiao/domain';
import type { MonitoringEvent } from '@wenxiao/facts/monitoring';
import { isOfProcedure, namedNow, partiesAfter } from '@wenxiao/rules/procedure';
import { type EventPlace, rulesToTell } from '@wenxiao/service-kit';
import { placeOf } from './monitoring.place.js';
import type { MonitoringState } from './monitoring.state.js';

/** Measures that others carry out without any act on money. */
const toldMeasures: readonly string[] = ['rectify', 'suspend-subject', 'adjust-target'];

/** What others learn of monitoring: warnings and their end, what checks and inspections found, what is to be entered in registers, measures that targets is to decide on, and whom its rounds name. */
export function publishMonitoring(
  event: MonitoringEvent,
  after: MonitoringState,
  { id, metadata }: EventPlace,
): Published | undefined {
  const place = { ...placeOf(id), scheme: after.status === 'open' ? after.scheme : '' };
  const rounds = after.status === 'open' ? after.rounds : [];
  const measures = after.status === 'open' ? Object.values(after.proposals) : [];
  const procedures = [...rounds.filter(({ lapsed }) => !lapsed), ...measures].map(({ progress }) => progress);
  const told = (parties: ReturnType<typeof partiesAfter>) => parties && monitoringPartiesNamed({ ...place, parties });
  if (isOfProcedure('measure', event)) return told(partiesAfter('measure', event, procedures));
  if (isOfProcedure('report', event)) return told(partiesAfter('report', event, procedures));
  if (isOfProcedure('examination', event)) return told(partiesAfter('examination', event, procedures));
  return byType<MonitoringEvent, Published | undefined>(event, {
    'warning-raised': (warning) => warningRaised({ ...place, ...warning }),
    'warning-lifted': (warning) => warningLifted({ ...place, ...warning }),
    'measure-decided': ({ proposal, decision, status, reason, acts }) => {
      const said = after.status === 'open' ? after.proposals[proposal]?.said : undefined;
      // What moves no money, suspends and adjusts nothing and puts nothing right concerns nobody else.
      const isTold = acts.length > 0 || said?.measures.some((each) => toldMeasures.includes(each));
      if (!said || status !== 'adopted' || !isTold) return undefined;
      const { ground, measures } = said;
      const decided = { ...place, proposal, decision, rules: rulesToTell(metadata), by: metadata.actor.id };
      return correctiveMeasureDecided({ ...decided, ground, measures, acts, ...(reason !== undefined && { reason }) });
    },
    'decision-withdrawn': ({ proposal, decision }) =>
      correctiveMeasureWithdrawn({ ...place, proposal, decision, rules: rulesToTell(metadata) }),
    'monitoring-checked': ({ check, on, findings }) =>
      monitoringFound({ ...place, found: `check.${check}`, on, findings }),
    'finding-recorded': ({ finding, on, concludes: findings }) =>
      monitoringFound({ ...place, found: `finding.${finding}`, on, findings }),
    'finding-settled': ({ finding }) => {
      const on = after.status === 'open' ? after.findings.find((each) => each.finding === finding)?.on : undefined;
      return on === undefined
        ? undefined
        : monitoringFound({ ...place, found: `finding.${finding}`, on, findings: [] });
    },
    'register-entry-asked': ({ round, register, kind, stands }) =>
      registerEntryAsked({ ...place, round, register, kind, stands }),
    'round-task-handed-over': () => told(namedNow(procedures)),
    'round-lapsed': () =>
      rounds.some(({ progress }) => namedNow([progress]).length > 0) ? told(namedNow(procedures)) : undefined,
  });
}
