import { cursorAfterTask, type ListedTask } from '@wenxiao/service-kit';
import fc from 'fast-check';
import { cursorOf, mergedTasks, type Positions, positionsIn, type TasksPage } from './merged-tasks.js';

function task(service: string, number: number, dueOn: string | null): ListedTask {
  return {
    stream: `${service}/018f2f6e-0000-7000-8000-0000000${String(number).padStart(5, '0')}`,
    version: 1,
    dueOn,
    kind: 'act',
    what: 'submit',
    scheme: 'budget-performance',
    about: {},
    step: 'submit',
    zh: '填报',
    whose: [],
    waitsFor: [],
    dues: [],
    why: { hash: 'h', path: 'p' },
  };
}

const placeOf = ({ dueOn, stream }: ListedTask): string => `${dueOn ?? '9999-12-31'} ${stream}`;
const inOrder = (tasks: readonly ListedTask[]): readonly ListedTask[] =>
  [...tasks].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));

/** What a service answers that has these tasks, in order. */
function pageAfter(tasks: readonly ListedTask[], after: string | undefined, limit: number): TasksPage {
  const from = after === undefined ? 0 : tasks.findIndex((each) => cursorAfterTask(each) === after) + 1;
  const items = tasks.slice(from, from + limit);
  const totals = { rows: tasks.length, overdue: 0, act: tasks.length, know: 0, settle: 0 };
  return { items, more: from + items.length < tasks.length, totals };
}

const someDay = fc.option(fc.constantFrom('2023-03-31', '2023-06-30', '2023-09-30'), { nil: null });
const someServices = fc
  .dictionary(
    fc.constantFrom('targets', 'monitoring', 'evaluation', 'accountability'),
    fc.array(someDay, { maxLength: 12 }),
  )
  .map((days) =>
    Object.fromEntries(
      Object.entries(days).map(([service, of]) => [
        service,
        inOrder(of.map((day, number) => task(service, number, day))),
      ]),
    ),
  );
const namesOf = (tasks: readonly ListedTask[]): readonly string[] => tasks.map(({ stream }) => stream);

describe('tasks of several services', () => {
  it('are one list by the day on which they are due; what has no day comes last, and totals are those of all', () => {
    const targets = [task('targets', 1, '2023-01-31'), task('targets', 2, null)];
    const monitoring = [task('monitoring', 1, '2023-01-15'), task('monitoring', 2, '2023-03-31')];
    const page = mergedTasks(
      { targets: pageAfter(targets, undefined, 3), monitoring: pageAfter(monitoring, undefined, 3) },
      {},
      3,
    );
    const [early, late] = monitoring as [ListedTask, ListedTask];
    const [first] = targets as [ListedTask];
    expect(page).toEqual({
      items: [
        { service: 'monitoring', ...early },
        { service: 'targets', ...first },
        { service: 'monitoring', ...late },
      ],
      more: true,
      positions: { monitoring: cursorAfterTask(late), targets: cursorAfterTask(first) },
      totals: { rows: 4, overdue: 0, act: 4, know: 0, settle: 0 },
      byService: {
        monitoring: { rows: 2, overdue: 0, act: 2, know: 0, settle: 0 },
        targets: { rows: 2, overdue: 0, act: 2, know: 0, settle: 0 },
      },
    });
  });

  it('are the same page in whatever order the services answer', () => {
    fc.assert(
      fc.property(
        someServices,
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.nat()),
        (services, limit, order) => {
          const answers = Object.entries(services).map(
            ([name, tasks]) => [name, pageAfter(tasks, undefined, limit)] as const,
          );
          const shuffled = answers
            .map((each) => [order.next().value as number, each] as const)
            .sort(([one], [other]) => one - other);
          const page = mergedTasks(Object.fromEntries(answers), {}, limit);
          expect(mergedTasks(Object.fromEntries(shuffled.map(([, each]) => each)), {}, limit)).toEqual(page);
        },
      ),
    );
  });

  it('are each given once, page after page, whichever services do not answer now and then', () => {
    fc.assert(
      fc.property(
        someServices,
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.boolean()),
        (services, limit, answering) => {
          const given: ListedTask[] = [];
          let positions: Positions = {};
          const all = inOrder(Object.values(services).flat());
          for (let pages = 0; pages < 200 && given.length < all.length; pages += 1) {
            const up = Object.entries(services).filter(() => answering.next().value as boolean);
            const answers = up.map(([name, tasks]) => [name, pageAfter(tasks, positions[name], limit)] as const);
            const page = mergedTasks(Object.fromEntries(answers), positions, limit);
            given.push(...page.items);
            positions = positionsIn(cursorOf(page.positions)) ?? {};
          }
          expect(namesOf(inOrder(given))).toEqual(namesOf(all));
        },
      ),
    );
  });

  it('are in order over all pages where every service answers, and the last page says that there is no more', () => {
    fc.assert(
      fc.property(someServices, fc.integer({ min: 1, max: 9 }), (services, limit) => {
        const given: ListedTask[] = [];
        let positions: Positions = {};
        for (let more = true; more;) {
          const answers = Object.entries(services).map(([name, of]) => [name, pageAfter(of, positions[name], limit)]);
          const page = mergedTasks(Object.fromEntries(answers) as Record<string, TasksPage>, positions, limit);
          given.push(...page.items);
          ({ positions, more } = page);
        }
        expect(namesOf(given)).toEqual(namesOf(inOrder(Object.values(services).flat())));
      }),
    );
  });
});

describe('the cursor of merged tasks', () => {
  it.each(['', 'nonsense', Buffer.from('[1]').toString('base64url'), Buffer.from('{"a":1}').toString('base64url')])(
    'that somebody made up is none: %s',
    (cursor) => {
      expect(positionsIn(cursor)).toBeUndefined();
    },
  );
});
