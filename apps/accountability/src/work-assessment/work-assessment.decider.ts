import {
  accepted,
  type Command,
  type Decider,
  decimal,
  decimalToText,
  type Decision,
  nothingToDo,
  rejected,
  sumOf,
  under,
  unreachable,
} from '@wenxiao/domain';
import { type WorkAssessmentEvent, workAssessmentFacts as facts } from '@wenxiao/facts/accountability';
import { gradeOf } from '@wenxiao/rules/grading';
import { allWithin, type Stated } from '@wenxiao/rules/ruling';
import type { GradeBand } from '@wenxiao/rules/shape';
import { evolve, type ItemScored, type WorkState } from './work-assessment.state.js';
import type { ItemAsked, WorkWorld } from './work-assessment.world.js';

/** What somebody gives an item: points, and why, where they depart from what is computed. */
export type Given = Readonly<{ item: string; points: string; because?: string; opinion?: string }>;

export type WorkCommand =
  /** The whole sheet, or the whole sheet again. */
  | Command<'score', { items: readonly Given[]; reason?: string; today: string }>
  | Command<'conclude', { findings: readonly string[]; opinion?: string; today: string }>
  | Command<'take-back', { reason: string }>
  /** A year has gone by. */
  | Command<'look'>;

export type WorkRejection =
  /** The rules leave something open without which nobody is assessed: it is settled first. */
  | Readonly<{ code: 'rules-silent'; path: string }>
  | Readonly<{ code: 'assesses-themselves' }>
  | Readonly<{ code: 'items-wanting'; wanting: readonly string[] }>
  | Readonly<{ code: 'unknown-item'; item: string; listed: readonly string[] }>
  | Readonly<{ code: 'item-twice'; item: string }>
  | Readonly<{ code: 'points-refused'; item: string; full: string }>
  /** It is not what is computed, and nobody says why. */
  | Readonly<{ code: 'departs-without-reason'; item: string; computed: string }>
  | Readonly<{ code: 'again-reason-required' }>
  | Readonly<{ code: 'concluded-already' }>
  | Readonly<{ code: 'not-scored' }>
  | Readonly<{ code: 'not-concluded' }>
  /** What stands beside these items is otherwise than when they were scored. */
  | Readonly<{ code: 'facts-changed'; items: readonly string[] }>
  | Readonly<{ code: 'unknown-finding'; finding: string; listed: readonly string[] }>
  | Readonly<{ code: 'grade-refused'; score: string }>;

type Outcome = Decision<WorkAssessmentEvent, WorkRejection>;
type DataFor<Type extends WorkCommand['type']> = Extract<WorkCommand, { type: Type }>['data'];

/** 工作考核: the work of a body in a year is scored along the items of the rules, and comes to a grade. */
export const workAssessment: Decider<WorkState, WorkCommand, WorkAssessmentEvent, WorkRejection, WorkWorld> = {
  initialState: { status: 'unknown' },
  decide(command, state, world) {
    if (command.type === 'look') return nothingToDo;
    if (world.ofTheBody.includes(command.by.id)) return rejected({ code: 'assesses-themselves' });
    switch (command.type) {
      case 'score':
        return score(command.data, state, world);
      case 'conclude':
        return conclude(command.data, state, world);
      case 'take-back':
        if (state.status !== 'concluded') return rejected({ code: 'not-concluded' });
        return accepted<WorkAssessmentEvent>(under(facts.workTakenBack(command.data), world.member));
      default:
        return unreachable(command);
    }
  },
  evolve,
};

function score({ items: given, reason = '', today }: DataFor<'score'>, state: WorkState, world: WorkWorld): Outcome {
  const { ruling, member, department, items, silent } = world;
  if (silent !== undefined || items.length === 0)
    return rejected({ code: 'rules-silent', path: silent ?? member.path });
  if (state.status === 'concluded') return rejected({ code: 'concluded-already' });
  if (state.status === 'scored' && reason.trim() === '') return rejected({ code: 'again-reason-required' });
  const flaw = flawOf(given, items);
  if (flaw) return rejected(flaw);
  const scored = items.flatMap((asked) => scoredOf(asked, given));
  const data = {
    scheme: ruling.scheme,
    assessment: member.value.code,
    ...(department !== undefined && { department }),
    items: scored,
    total: decimalToText(sumOf(scored.map(({ points }) => decimal(points)))),
    ...(reason !== '' && { reason }),
    on: today,
  };
  return accepted<WorkAssessmentEvent>(under(facts.workScored(data), member, ...items.map(({ item }) => item)));
}

function flawOf(given: readonly Given[], items: readonly ItemAsked[]): WorkRejection | undefined {
  const listed = items.map(({ item }) => item.value.code);
  const named = given.map(({ item }) => item);
  const unknown = named.find((item) => !listed.includes(item));
  if (unknown !== undefined) return { code: 'unknown-item', item: unknown, listed };
  const twice = named.find((item, at) => named.indexOf(item) < at);
  if (twice !== undefined) return { code: 'item-twice', item: twice };
  const wanting = listed.filter((item) => !named.includes(item));
  if (wanting.length > 0) return { code: 'items-wanting', wanting };
  return items.map((asked) => pointsFlaw(asked, given)).find((flaw) => flaw !== undefined);
}

function pointsFlaw({ item, computed }: ItemAsked, given: readonly Given[]): WorkRejection | undefined {
  const { code, full = '0' } = item.value;
  const said = given.find((each) => each.item === code);
  if (!said) return undefined;
  const points = decimal(said.points);
  if (points.lt('0') || points.gt(full)) return { code: 'points-refused', item: code, full };
  const departs = computed !== undefined && !points.eq(computed) && (said.because ?? '').trim() === '';
  return departs ? { code: 'departs-without-reason', item: code, computed } : undefined;
}

function scoredOf({ item, taken, computed }: ItemAsked, given: readonly Given[]): readonly ItemScored[] {
  const { code, full = '0' } = item.value;
  return given
    .filter((each) => each.item === code)
    .map((said) => ({ ...said, full, ...(computed !== undefined && { computed }), taken: taken.length }));
}

function conclude(
  { findings, opinion, today }: DataFor<'conclude'>,
  state: WorkState,
  { ruling, member, items }: WorkWorld,
): Outcome {
  if (state.status === 'concluded') return rejected({ code: 'concluded-already' });
  if (state.status === 'unknown') return rejected({ code: 'not-scored' });
  const changed = changedSince(state.items, items);
  if (changed.length > 0) return rejected({ code: 'facts-changed', items: changed });
  const { findings: listed = [], toldTo, grades } = member.value;
  const unknown = findings.find((finding) => !listed.includes(finding));
  if (unknown !== undefined) return rejected({ code: 'unknown-finding', finding: unknown, listed });
  const bands: readonly Stated<GradeBand>[] =
    typeof grades === 'object'
      ? allWithin({ ...member, value: grades, path: `${member.path}/grades` }, 'byScore')
      : ruling.members('evaluation.gradeBands');
  if (bands.length === 0) return rejected({ code: 'rules-silent', path: 'evaluation.gradeBands' });
  const graded = gradeOf(
    state.total,
    bands.map(({ value }) => value),
  );
  const band = graded.outcome === 'graded' ? bands.find(({ value }) => value === graded.band) : undefined;
  if (!band) return rejected({ code: 'grade-refused', score: state.total });
  const concluded = facts.workConcluded({
    score: state.total,
    fullMark: decimalToText(sumOf(state.items.map(({ full }) => decimal(full)))),
    grade: band.value.code,
    findings: [...new Set(findings)],
    ...(opinion !== undefined && { opinion }),
    ...(toldTo !== undefined && { toldTo }),
    on: today,
  });
  return accepted<WorkAssessmentEvent>(under(concluded, member, band));
}

/** The items beside which there stands more or less now, or that the rules have otherwise. */
function changedSince(scored: readonly ItemScored[], items: readonly ItemAsked[]): readonly string[] {
  const now = items.map(({ item, taken, computed }) => ({
    item: item.value.code,
    as: JSON.stringify([item.value.full, computed, taken.length]),
  }));
  const codes = new Set([...scored, ...now].map(({ item }) => item));
  return [...codes].filter((code) => {
    const then = scored.find(({ item }) => item === code);
    const as = then && JSON.stringify([then.full, then.computed, then.taken]);
    return as !== now.find(({ item }) => item === code)?.as;
  });
}
