import type { Flaw } from '../reading/flaw.js';
import type { Procedure, Step } from '../shape/procedure.js';

const end = 'end';
const next = 'next';

/** Where a procedure leads nowhere: steps that are never reached, steps from which no end is, answers to nothing. */
export function flowFlaws(procedure: Procedure): readonly Flaw[] {
  const at = `procedures/${procedure.code}`;
  const stray = strayAnswers(procedure, at);
  if (stray.length > 0) return stray;
  const { steps } = procedure;
  const ways = steps.map((_step, from) => waysFrom(procedure, from));
  const entry = following(steps, -1);
  const reached = closure(entry, (place) => ways[place] ?? []);
  const leadsToEnd = reaching(ways, steps.length);
  if (!entry.some((place) => leadsToEnd.has(place)))
    return [{ path: at, zh: '办理事项没有可以到达的终点', en: 'the procedure has no end that can be reached' }];
  return steps.flatMap(({ code }, place) => {
    const path = `${at}/steps/${code}`;
    if (!reached.has(place)) return [{ path, zh: '没有路径到达此环节', en: 'no way leads to this step' }];
    if (leadsToEnd.has(place)) return [];
    return [{ path, zh: '从此环节到不了终点', en: 'from this step no end is reached' }];
  });
}

function strayAnswers({ steps }: Procedure, at: string): readonly Flaw[] {
  const codes = new Set(steps.map(({ code }) => code));
  return steps.flatMap((step) => {
    const path = `${at}/steps/${step.code}`;
    const reserved = [next, end].includes(step.code)
      ? [{ path, zh: '环节代码不能是 next 或 end', en: 'no step can be called next or end' }]
      : [];
    const stray = step.answers
      .filter(({ then }) => then !== next && then !== end && !codes.has(then))
      .map(({ code, then }) => ({
        path: `${path}/answers/${code}/then`,
        zh: `没有环节 ${then}`,
        en: `there is no step ${then}`,
      }));
    return [...reserved, ...stray];
  });
}

/** The places to which the answers of a step lead; that behind the last step is the end. */
function waysFrom({ steps }: Procedure, from: number): readonly number[] {
  return (steps[from]?.answers ?? []).flatMap(({ then }) => {
    if (then === end) return [steps.length];
    if (then === next) return following(steps, from);
    return [steps.findIndex(({ code }) => code === then)];
  });
}

/** The places that may be open once that of `from` is done: past steps that may be left out, and all that are beside one. */
function following(steps: readonly Step[], from: number): readonly number[] {
  const places: number[] = besideOthers(steps, from);
  for (let place = from + 1; place < steps.length; place += 1) {
    places.push(place, ...besideOthers(steps, place));
    const step = steps[place];
    if (step !== undefined && !mayBeLeftOut(step)) return places;
  }
  return [...places, steps.length];
}

/** The steps that are open together with one: those right before and behind it with the same `beside`. */
function besideOthers(steps: readonly Step[], at: number): number[] {
  const group = steps[at]?.beside;
  if (group === undefined) return [];
  const places: number[] = [];
  for (let place = at - 1; steps[place]?.beside === group; place -= 1) places.push(place);
  for (let place = at + 1; steps[place]?.beside === group; place += 1) places.push(place);
  return places;
}

/** Whether the procedure may go past a step that nobody took: a condition, no level, another object's gate. */
function mayBeLeftOut({ when, optional, repeats, by, beside }: Step): boolean {
  const decidedElsewhere = 'gate' in by && by.decidedOn !== undefined && by.decidedOn !== 'itself';
  return when !== undefined || optional === true || repeats !== undefined || decidedElsewhere || beside !== undefined;
}

function closure(start: readonly number[], waysOf: (place: number) => readonly number[]): ReadonlySet<number> {
  const reached = new Set(start);
  for (const place of reached) for (const way of waysOf(place)) reached.add(way);
  return reached;
}

/** The places from which an end is reached. */
function reaching(ways: readonly (readonly number[])[], ending: number): ReadonlySet<number> {
  const from = new Map<number, number[]>();
  ways.forEach((to, place) => {
    for (const way of to) from.set(way, [...(from.get(way) ?? []), place]);
  });
  return closure([ending], (place) => from.get(place) ?? []);
}
