import type { Flaw } from '../reading/flaw.js';
import { unknownStep } from '../reading/unknown-code.js';
import type { Answer, Procedure, Step } from '../shape/procedure.js';
import { type Layout, layoutOf, onward, type Onward, type Placed } from './layout.js';
import { pathOfStep } from './step-path.js';
import { isDecidedElsewhere } from './walk.js';

/**
 * Where a procedure leads nowhere, whatever its conditions turn out to be: answers to no step, steps that are never reached,
 * steps from which people can be kept from every end, and an end by running out that nobody gave a name. A procedure without
 * such flaws can be ended from wherever an object stands in it.
 */
export function flowFlaws(procedure: Procedure): readonly Flaw[] {
  const strays = [...procedure.steps.flatMap((step) => strayAnswers(procedure, step)), ...brokenGroups(procedure)];
  if (strays.length > 0) return strays;
  const layout = layoutOf(procedure, () => undefined);
  return [
    ...layout.steps.flatMap((placed) => stepFlaws(layout, placed)),
    ...pathFlaws(procedure, layout),
    ...(procedure.inside === undefined ? namelessEnds(procedure, layout) : []),
  ];
}

function strayAnswers(procedure: Procedure, step: Step): readonly Flaw[] {
  const path = pathOfStep(procedure, step.code);
  const codes = procedure.steps.map(({ code }) => code);
  const flaws: Flaw[] = [];
  if (step.code === 'next' || step.code === 'end')
    flaws.push({ path, zh: '环节代码不能是 next 或 end', en: 'no step can be called next or end' });
  if (codes.indexOf(step.code) !== codes.lastIndexOf(step.code))
    flaws.push({ path, zh: '环节代码重复', en: 'two steps have this code' });
  for (const { code, then } of step.answers)
    if (then !== 'next' && then !== 'end' && !codes.includes(then))
      flaws.push(unknownStep(`${path}/answers/${code}/then`, then, ['next', 'end', ...codes]));
  return flaws;
}

/** Steps that are open beside one another stand together. */
function brokenGroups({ code, steps }: Procedure): readonly Flaw[] {
  return steps.flatMap((step, at) => {
    const earlier = steps.slice(0, at).some(({ beside }) => beside !== undefined && beside === step.beside);
    if (!earlier || steps[at - 1]?.beside === step.beside) return [];
    const path = `${pathOfStep({ code }, step.code)}/beside`;
    return [{ path, zh: '并行环节须相邻排列', en: 'steps that are open beside one another must stand together' }];
  });
}

function stepFlaws(layout: Layout, { step, path, stage }: Placed): readonly Flaw[] {
  const flaws: Flaw[] = [];
  const entered = step.repeats === undefined && !isDecidedElsewhere(step.by);
  if (step.inside !== undefined && !entered)
    flaws.push({
      path: `${path}/inside`,
      zh: '逐级、逐人办理或由别处决定的环节之前不能安排内部流程',
      en: 'a step that is repeated or decided elsewhere has no room for an own procedure before it',
    });
  if (keepsOutEverybody(layout, step))
    flaws.push({
      path: `${path}/notBy`,
      zh: '同一组人员逐人办理，又须相互回避，无人可以办理',
      en: 'everybody of the group did the other step, each of them: nobody is left for this one',
    });
  const sure = layout.steps.some((each) => each.stage >= stage && !mayBeSkipped(each.step) && !isOptional(each));
  if (step.optional === true && !sure)
    flaws.push({
      path: `${path}/optional`,
      zh: '可选环节之后须有必经环节，否则可能未及办理即已结束',
      en: 'after an optional step there must be one that is sure to open, or the end may come before it',
    });
  return [
    ...flaws,
    ...step.answers.flatMap((answer) => exceptionFlaws(step, answer, `${path}/answers/${answer.code}`)),
  ];
}

/** Two steps of the same assigned group, of which each member does one or the other whole: nobody is left for the second. */
function keepsOutEverybody(layout: Layout, { code, by, repeats, notBy = [], answers }: Step): boolean {
  if (!('assigned' in by) || answers.some(({ exceptionBy }) => exceptionBy !== undefined)) return false;
  return layout.steps.some(({ step: other }) => {
    const isOfGroup = 'assigned' in other.by && other.by.assigned === by.assigned;
    const isByEach = repeats === 'each-assigned' || other.repeats === 'each-assigned';
    return other.code !== code && notBy.includes(other.code) && isOfGroup && isByEach;
  });
}

function exceptionFlaws(step: Step, answer: Answer, path: string): readonly Flaw[] {
  if (answer.exceptionBy === undefined) return [];
  const { needs = [], then } = answer;
  const whole = needs.includes('persons') && needs.includes('reason') && then === step.code;
  const isUseful = step.notBy !== undefined && step.answers.some((each) => each.exceptionBy === undefined);
  if (whole && isUseful) return [];
  return [
    {
      path,
      zh: '例外只用于有回避要求的环节：须写明人员和理由，并回到本环节',
      en: 'an exception belongs to a step with notBy: it names persons and a reason and leads to the step itself',
    },
  ];
}

function pathFlaws({ code }: Procedure, layout: Layout): readonly Flaw[] {
  const reached = reachedStages(layout);
  const ending = endingStages(layout);
  const isStuck = (placed: Placed) =>
    reached.has(placed.stage) && !isOptional(placed) && !leadsToEnd(layout, placed, ending);
  if (layout.steps.every((placed) => isStuck(placed) || !reached.has(placed.stage)))
    return [
      {
        path: `procedures/${code}`,
        zh: '办理事项没有可以到达的终点',
        en: 'the procedure has no end that can be reached',
      },
    ];
  return layout.steps.flatMap((placed) => {
    const { path, stage } = placed;
    if (!reached.has(stage)) return [{ path, zh: '没有路径到达此环节', en: 'no way leads to this step' }];
    return isStuck(placed) ? [{ path, zh: '从此环节可能到不了终点', en: 'from this step no end may be reached' }] : [];
  });
}

/** Stages that can be reached where conditions turn out right. */
function reachedStages(layout: Layout): ReadonlySet<number> {
  const reached = new Set([0]);
  for (const stage of reached) {
    const steps = layout.stages[stage] ?? [];
    for (const way of steps.flatMap((step) => ways(layout, step))) if (way.to !== 'end') reached.add(way.step.stage);
    const passes = steps.every(({ step }) => isOptional({ step }) || mayBeSkipped(step) || leadsOn(step));
    if (passes && stage + 1 < layout.stages.length) reached.add(stage + 1);
  }
  return reached;
}

/**
 * Stages from which people can reach an end, however the conditions turn out, each time anew, and whatever of the stage is done
 * already: every step that holds them up leads there by itself.
 */
function endingStages(layout: Layout): ReadonlySet<number> {
  const ending = new Set([layout.stages.length]);
  const ends = (steps: readonly Placed[], stage: number): boolean => {
    const holding = steps.filter((placed) => !isOptional(placed));
    const isSure = holding.some(({ step }) => !mayBeSkipped(step));
    return holding.every((placed) => leadsToEnd(layout, placed, ending)) && (isSure || ending.has(stage + 1));
  };
  for (let size = 0; size < ending.size;) {
    size = ending.size;
    layout.stages.forEach((steps, stage) => {
      if (ends(steps, stage)) ending.add(stage);
    });
  }
  return ending;
}

function leadsToEnd(layout: Layout, placed: Placed, ending: ReadonlySet<number>): boolean {
  if (leadsOn(placed.step) && ending.has(placed.stage + 1)) return true;
  return ways(layout, placed).some(
    (way) => way.to === 'end' || (way.to === 'later-step' ? ending.has(way.step.stage) : isWayBack(way.step, ending)),
  );
}

/**
 * What stands beside a step to which people go back may be done already: unless that step is sure to be taken, the way on is the one behind
 * its stage.
 */
function isWayBack({ step, stage }: Placed, ending: ReadonlySet<number>): boolean {
  const isSure = !isOptional({ step }) && !mayBeSkipped(step);
  return ending.has(stage) && (isSure || ending.has(stage + 1));
}

/** Past the last step a procedure ends with the outcome of its latest answer: that has to have one. */
function namelessEnds(procedure: Procedure, layout: Layout): readonly Flaw[] {
  const mayRunOut = (stage: number) =>
    layout.steps.every((each) => each.stage <= stage || mayBeSkipped(each.step) || isOptional(each));
  const begins = mayRunOut(-1)
    ? [{ path: `procedures/${procedure.code}`, zh: '没有必经环节', en: 'no step is sure to open' }]
    : [];
  const answers = layout.steps.flatMap(({ step, stage, path }) => {
    const nameless = step.answers.filter(({ then, outcome }) => then === 'next' && outcome === undefined);
    return mayRunOut(stage) ? nameless.map(({ code }) => `${path}/answers/${code}`) : [];
  });
  const zh = '其后可能没有环节：应为 end，或写明 outcome';
  const en = 'no step may follow: it must be "end", or say the outcome';
  return [...begins, ...answers.map((path) => ({ path, zh, en }))];
}

/** Where answers lead that do not just go on. */
function ways(layout: Layout, placed: Placed): readonly Exclude<Onward, { to: 'next' }>[] {
  return placed.step.answers
    .filter(({ exceptionBy }) => exceptionBy === undefined)
    .map((answer) => onward(layout, placed, answer))
    .filter((way) => way.to !== 'next');
}

const leadsOn = ({ answers }: Step): boolean => answers.some(({ then }) => then === 'next');
const isOptional = ({ step }: Pick<Placed, 'step'>): boolean => step.optional === true;

/** Whether nobody may have to take it: a condition, a year, no level. */
function mayBeSkipped({ when, years, repeats }: Step): boolean {
  return when !== undefined || years !== undefined || repeats === 'own-level-up' || repeats === 'above-own-level';
}
