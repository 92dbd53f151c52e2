import { unreachable } from '@wenxiao/domain';
import { demoKey } from '../demo-key.js';
import { idOf, type Person } from '../person.js';
import { evaluationAt, monitoringAt, placeOf, roundOf, targetAt } from './addresses.js';
import { bodyOf, declarationOf, demoFiguresOf } from './content.js';
import type { Act, Step } from './course.js';
import type { OnceActed } from './perform-once.js';
import type { Playing } from './playing.js';
import { notYet, upon } from './upon.js';

/** Carries out one act of a course on one project; what was done before an interruption is answered as it was. */
export async function perform(playing: Playing, act: Exclude<Act, OnceActed>, on: string): Promise<void> {
  const { seat } = playing;
  const person = seat.people[act.who];
  switch (act.act) {
    case 'declare':
      return declare(playing, person, act.says);
    case 'step':
      if (act.of?.includes(playing.course.quality) === false) return;
      return take(playing, person, act, on);
    case 'open-round': {
      const node = `${String(playing.year)}-${act.node}`;
      const address = monitoringAt(playing);
      await upon(person, address, ({ version }) =>
        person.post(`${address}/rounds`, { series: act.round, node }, { ifMatch: version }),
      );
      return;
    }
    case 'begin': {
      const { evaluation, part } = act.on;
      const chosenFor = act.chosenFor === undefined ? {} : { chosenFor: [act.chosenFor] };
      await upon(person, targetAt(playing), () => person.post(evaluationAt(playing, evaluation, part), chosenFor));
      return;
    }
    default:
      return unreachable(act);
  }
}

async function declare(playing: Playing, person: Person, says: object | undefined): Promise<void> {
  const { seat, year, figures } = playing;
  const address = `/api/targets/jurisdictions/${seat.tenant}/performance-targets`;
  const key = demoKey('province', seat.government.code, figures?.file ?? seat.unitId, String(year));
  const demoFigures = ['budget-year', 'declared-on', 'fund-type', ...(figures?.demo.declaration ?? [])];
  const answer = await person.post(address, declarationOf(playing, says), { key, demoFigures });
  // Of a subject that is there the target’s own stream comes first: its name begins with the subject.
  playing.subject = idOf(answer).split('.')[0] ?? '';
}

async function take(playing: Playing, person: Person, act: Step, on: string): Promise<void> {
  const { read, steps } = placeOf(playing, act.on);
  const round = typeof act.on === 'object' && 'round' in act.on ? act.on : undefined;
  await upon(person, read, async ({ version, possible = [], rounds = [] }) => {
    const ofRound = round && rounds.find((each) => each.round === roundOf(playing, round));
    if (round && !ofRound) return notYet;
    const open = (ofRound?.possible ?? possible).find((each) => each.step === act.step);
    if (act.level === 'open' && !open) return; // Done before an interruption.
    const level = act.level === 'open' ? open?.level : act.level && playing.seat.people[act.level].personId;
    const body = bodyOf(playing, act, level, on);
    return person.post(`${steps}/${act.step}`, body, { ifMatch: version, demoFigures: demoFiguresOf(playing, act) });
  });
}
