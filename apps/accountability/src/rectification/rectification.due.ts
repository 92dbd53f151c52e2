import { type Decided, under } from '@wenxiao/domain';
import { type RectificationEvent, rectificationFacts as facts } from '@wenxiao/facts/accountability';
import { alarmsOfDues, dueAlarm, dueDay, dueDayNow, type DueNow, goneBy, notOverdue } from '@wenxiao/rules/deadline';
import { duesNow as stepDues, lookAt, procedureOf } from '@wenxiao/rules/procedure';
import type { Stated } from '@wenxiao/rules/ruling';
import type { ValueAt } from '@wenxiao/rules/shape';
import { isOver, type OpenedRectification } from './rectification.state.js';
import type { RectificationWorld } from './rectification.world.js';

/** The due of the rectification itself: by when everything is to be put right. */
const itself = { askedBy: 'rectification', due: 'limit' } as const;
const opening = 'rectification.opened';

/** Within which time the set has what monitoring found put right; undefined where it is silent, or something else asks for it. */
export function limitOfRules({
  place,
  ruling,
}: RectificationWorld): Stated<ValueAt<'monitoring.correctionLimit'>> | undefined {
  if (place.origin !== 'measure') return undefined;
  const limit = ruling.value('monitoring.correctionLimit');
  return limit.is === 'stated' ? limit : undefined;
}

/** What is due of it: what the set or a person gives as its day, until the unit has reported; and its open steps. */
export function duesNow(state: OpenedRectification, world: RectificationWorld): readonly DueNow[] {
  return isOver(state) ? [] : [...ownDues(state, world), ...stepDues(state, world)];
}

/** Who checks late makes no unit late. */
export function ownDues(state: OpenedRectification, world: RectificationWorld): readonly DueNow[] {
  if (isOver(state) || isReported(state, world)) return [];
  const stated = limitOfRules(world);
  if (stated) return [{ ...itself, path: stated.path, ...dayOf(state, stated.value, world) }];
  const { limit, progress } = state;
  return limit === undefined ? [] : [{ ...itself, path: `procedures/${progress.procedure}`, on: limit, soft: false }];
}

function dayOf(
  { openedOn }: OpenedRectification,
  plus: ValueAt<'monitoring.correctionLimit'>,
  { procedures, calendar }: RectificationWorld,
) {
  const due = {
    code: itself.due,
    zh: '整改期限',
    en: 'to be rectified by',
    source: [],
    from: { after: [opening] },
    plus,
  };
  const facts = { year: procedures.known.year, events: { [opening]: openedOn } };
  return dueDayNow({ code: itself.due, ...dueDay(due, facts, calendar) });
}

/** Whether the unit has handed its report in: what it was sent back for, it has not. */
function isReported({ progress }: OpenedRectification, world: RectificationWorld): boolean {
  const procedure = procedureOf(world, progress);
  if (procedure.is === 'silent') return false;
  const submits = procedure.value.steps.filter(({ act }) => act === 'submit').map(({ code }) => code);
  return progress.done.some(({ step }) => submits.includes(step));
}

/** When to look at it. Alarms, not truth: the decider looks at what is there by then. */
export const alarmsOf = (state: OpenedRectification, world: RectificationWorld): ReturnType<typeof alarmsOfDues> =>
  alarmsOfDues(notOverdue(duesNow(state, world), state), dueAlarm);

const onLooking = { stepsOpened: facts.rectificationStepsOpened, becameOverdue: facts.rectificationBecameOverdue };

/** What has become of it by a day without an act. */
export function looked(
  state: OpenedRectification,
  world: RectificationWorld,
  today: string,
): readonly Decided<RectificationEvent>[] {
  if (isOver(state)) return [];
  const gone = goneBy(notOverdue(ownDues(state, world), state), today);
  return [
    ...lookAt(state, world, today, onLooking),
    ...gone.map(({ askedBy, due, since, ...stated }) =>
      under(facts.rectificationBecameOverdue({ askedBy, due, since }), stated),
    ),
  ];
}
