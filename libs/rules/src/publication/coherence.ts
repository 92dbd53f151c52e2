import type { z } from 'zod';
import type { Flaw } from '../reading/flaw.js';
import { roundsPerYear } from '../rounds/rounds-per-year.js';
import type { Statements } from '../shape/member-path.js';
import type { Effect } from '../shape/procedure.js';
import type { Checklist } from '../shape/collections.js';
import type { DayOfMonth, dayOfYearShape } from '../shape/due.js';
import type { Round } from '../shape/round.js';
import { codesOf } from './references.js';

/**
 * What members of a set must keep among themselves.
 * @param leftOut what could not be read: nothing is missed that may stand there.
 */
export function coherenceFlaws(stated: Statements, leftOut: readonly string[] = []): readonly Flaw[] {
  return [
    ...routeFlaws(stated),
    ...(stated.members.rounds ?? []).flatMap(roundFlaws),
    ...(stated.members.rounds ?? []).flatMap((round) => stepDueFlaws(round, stated)),
    ...(stated.members.checklists ?? []).flatMap((list) => checklistFlaws(list, stated, leftOut)),
    ...restsOnFlaws(stated),
    ...coverageFlaws(stated, leftOut),
    ...checkFlaws(stated),
    ...disposalFlaws(stated),
    ...reportFlaws(stated),
    ...selectionFlaws(stated),
    ...recurringFlaws(stated),
    ...orderOfDaysFlaws(stated),
  ];
}

/** What recurs is about whoever keeps the register, which is an organisation. */
function recurringFlaws({ members }: Statements): readonly Flaw[] {
  return (members.registers ?? [])
    .filter(({ recurs, about }) => recurs !== undefined && about !== 'organisation')
    .map(({ code }) => ({
      path: `registers/${code}/recurs`,
      zh: '定期登记的名录须以单位（organisation）为对象',
      en: 'entries recur about organisations alone',
    }));
}

function routeFlaws({ members }: Statements): readonly Flaw[] {
  return (members.routes ?? []).flatMap(({ code, rows }) =>
    rows
      .filter((row, at) => 'by' in row && at < rows.length - 1)
      .map((row) => ({
        path: `routes/${code}/rows/${row.code}`,
        zh: '按部门确定的一行须在最后',
        en: 'the row by department must be the last one',
      })),
  );
}

/** Items of its own, or those that the set lists elsewhere; these must be there. */
function checklistFlaws(
  { code, items, itemsOf = [] }: Checklist,
  stated: Statements,
  leftOut: readonly string[],
): readonly Flaw[] {
  const path = `checklists/${code}`;
  if ((items === undefined) === (itemsOf.length === 0))
    return [
      {
        path,
        zh: '审核要点须写明 items 或 itemsOf 之一，且只能写一个',
        en: 'a checklist has items of its own or those of a group: one of items and itemsOf, and not both',
      },
    ];
  return itemsOf
    .filter((group) => codesOf(stated, group).size === 0 && !leftOut.some((place) => place.startsWith(`${group}/`)))
    .map((group) => ({ path: `${path}/itemsOf`, zh: `规则没有 ${group}`, en: `the rules have no ${group}` }));
}

function roundFlaws({ code, nodes, forecastIn = [], openedBy }: Round): readonly Flaw[] {
  const path = `rounds/${code}`;
  const count = roundsPerYear(nodes);
  const beyond = forecastIn.filter((number) => count !== undefined && number > count);
  const days = nodes !== 'by-person' && 'on' in nodes ? nodes.on : [];
  return [
    ...beyond.map((number) => ({
      path: `${path}/forecastIn`,
      zh: `一年没有第 ${number} 轮`,
      en: `there is no round ${number} in a year`,
    })),
    ...(openedBy === undefined || count === undefined
      ? []
      : [
          {
            path: `${path}/openedBy`,
            zh: '节点由规则确定的轮次不由人开启',
            en: 'nobody opens by hand what the rules give nodes to',
          },
        ]),
    ...(areApart(days)
      ? []
      : [
          {
            path: `${path}/nodes`,
            zh: '同一日期只能列一次（6月30日即6月 last）',
            en: 'each day may stand only once (30 June is the last of June)',
          },
        ]),
  ];
}

/** Whether days fall apart in every year, with a 29 February or without. */
function areApart(days: readonly Readonly<{ month: number; day: DayOfMonth }>[]): boolean {
  return [2023, 2024].every((year) => {
    const dates = days.map(({ month, day }) => {
      const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
      return `${month} ${day === 'last' ? last : Math.min(day, last)}`;
    });
    return new Set(dates).size === dates.length;
  });
}

/** What is due on a day before it may begin is late from the start. */
function orderOfDaysFlaws({ members }: Statements): readonly Flaw[] {
  const dated = (['duties', 'resultApplication.reports'] as const).flatMap((group) =>
    (members[group] ?? []).map(({ code, opensOn, due = [] }) => ({ path: `${group}/${code}`, opensOn, due })),
  );
  return dated.flatMap(({ path, opensOn, due }) =>
    opensOn === undefined
      ? []
      : due
          .filter(({ from, plus }) => plus === undefined && 'on' in from && rankOf(from.on) < rankOf(opensOn))
          .map(({ code }) => ({
            path: `${path}/due/${code}`,
            zh: '期限早于起办之日（opensOn），无法按期办理：请核对日期和 yearOffset',
            en: 'is due before it opens (opensOn), so nobody can be in time: see its day and yearOffset',
          })),
  );
}

const rankOf = ({ yearOffset = 0, month, day }: z.infer<typeof dayOfYearShape>): number =>
  yearOffset * 372 + month * 31 + (day === 'last' ? 31 : day);

/** A due that is for a step is for one of those that the round goes through. */
function stepDueFlaws({ code, due = [], procedure }: Round, { members }: Statements): readonly Flaw[] {
  const goesBy = (members.procedures ?? []).find((each) => each.code === procedure);
  // A procedure that is not there is said where it is named.
  if (procedure !== undefined && goesBy === undefined) return [];
  return due
    .filter(({ step }) => step !== undefined && goesBy?.steps.some((each) => each.code === step) !== true)
    .map(({ code: of, step }) => ({
      path: `rounds/${code}/due/${of}/step`,
      zh: `本轮的办理流程没有环节 ${String(step)}`,
      en: `the procedure of the round has no step ${String(step)}`,
    }));
}

/** Types that rest on one another in a circle: none of them could ever begin. */
function restsOnFlaws({ members }: Statements): readonly Flaw[] {
  const types = members.evaluationTypes ?? [];
  const restsOn = new Map(types.map(({ code, restsOn: on = [] }) => [code, on.map(({ type }) => type)]));
  return types
    .filter(({ code }) => {
      const reached = new Set(restsOn.get(code));
      for (const type of reached) for (const deeper of restsOn.get(type) ?? []) reached.add(deeper);
      return reached.has(code);
    })
    .map(({ code }) => ({
      path: `evaluationTypes/${code}/restsOn`,
      zh: '评价类型互为前提，永远不能开始',
      en: 'the types rest on one another in a circle, none can ever begin',
    }));
}

function coverageFlaws(stated: Statements, leftOut: readonly string[]): readonly Flaw[] {
  const coverage = stated.values['evaluation.coverage'];
  if (coverage === undefined || 'silent' in coverage) return [];
  const path = 'evaluation.coverage';
  const types = codesOf(stated, 'evaluationTypes');
  const { value } = coverage;
  return [
    ...value.types
      .filter((type) => !types.has(type) && !leftOut.includes(`evaluationTypes/${type}`))
      .map((type) => ({ path, zh: `没有评价类型 ${type}`, en: `there is no evaluation type ${type}` })),
    ...(codesOf(stated, 'subject.kinds').has(value.basicExpenditureBy) ||
    leftOut.includes(`subject.kinds/${value.basicExpenditureBy}`)
      ? []
      : [
          {
            path,
            zh: `没有对象类别 ${value.basicExpenditureBy}`,
            en: `there is no kind of subject ${value.basicExpenditureBy}`,
          },
        ]),
  ];
}

function checkFlaws({ members }: Statements): readonly Flaw[] {
  return (members.checks ?? []).flatMap(({ code, figure, count, atLeast, atMost }) => [
    ...(figure === undefined || count === undefined
      ? []
      : [{ path: `checks/${code}`, zh: 'figure 与 count 只能有一个', en: 'has either a figure or a count' }]),
    ...(atLeast === undefined && atMost === undefined
      ? [{ path: `checks/${code}`, zh: '须写明上限或下限', en: 'must say at least or at most what' }]
      : []),
  ]);
}

/** What is decided of a result the unit reads; of a referral nobody knows but whom it names. */
function disposalFlaws({ members }: Statements): readonly Flaw[] {
  const referring = new Set(
    (members.procedures ?? []).filter(({ object }) => object === 'referral').map(({ code }) => code),
  );
  const gives = (effect: Effect): boolean =>
    ('effect' in effect && effect.effect === 'refer') || ('open' in effect && referring.has(effect.open));
  return (members['resultApplication.disposals'] ?? [])
    .filter(({ effects }) => effects.some(gives))
    .map(({ code }) => ({
      path: `resultApplication.disposals/${code}/effects`,
      zh: '结果应用决定当事单位可见，不得在其中移送问责；请用移送情形',
      en: 'the unit reads what is decided of its result, which must not tell of a referral: state a trigger of referrals',
    }));
}

/** What a report follows is one that is made, of the same organisations, and goes out without it. */
function reportFlaws({ members }: Statements): readonly Flaw[] {
  const all = members['resultApplication.reports'] ?? [];
  return all.flatMap(({ code, of, following }) => {
    const before = all.find((each) => each.code === following);
    const isLate = before && (before.of !== of || before.discloses === true || before.following !== undefined);
    return isLate
      ? [
          {
            path: `resultApplication.reports/${code}/following`,
            zh: `${before.code} 不能先于本项报送：须为同一范围、由人编制且不再等待其他报送`,
            en: `${before.code} cannot go out before it: it has to be of the same organisations, made by people, and follow none itself`,
          },
        ]
      : [];
  });
}

/** What is chosen to be evaluated is chosen by a person, and where a body has to pass the choice, a step of the evaluation asks it. */
function selectionFlaws({ members }: Statements): readonly Flaw[] {
  return (members.selections ?? []).flatMap(({ code, opens, draw, gate }) => {
    const type = members.evaluationTypes?.find((each) => each.code === opens);
    if (!type) return [];
    const goesBy = members.procedures?.find((each) => each.code === type.procedure);
    const steps = goesBy?.steps ?? [];
    const asked = gate && 'gate' in gate ? gate.gate : undefined;
    const isAsked = steps.some(({ by }) => 'gate' in by && by.gate === asked);
    return [
      ...(draw.by === 'lot'
        ? [
            {
              path: `selections/${code}/draw`,
              zh: '评价对象目前由人选择，尚不能抽签确定',
              en: 'what is evaluated is chosen by a person: no lot is drawn yet',
            },
          ]
        : []),
      ...(asked === undefined || goesBy === undefined || isAsked
        ? []
        : [
            {
              path: `selections/${code}/gate`,
              zh: `评价办理事项 ${type.procedure} 没有由 ${asked} 审议的环节`,
              en: `no step of ${type.procedure} is decided by ${asked}, which has to pass the choice`,
            },
          ]),
    ];
  });
}
