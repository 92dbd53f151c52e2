// What is read over all services: nobody's tasks are lost between them, and nobody sees what they do not reach.
const overview = 'apps/overview/src';
const mergingTest = (name) => ['unit', `${overview}/tasks/merged-tasks.spec.ts`, `tasks of several services ${name}`];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const overviewMechanisms = [
  {
    name: 'a service that did not answer goes on where it was',
    without: {
      [`${overview}/tasks/merged-tasks.ts`]: [['positions: { ...positions, ...shown },', 'positions: shown,']],
    },
    test: mergingTest('are each given once, page after page, whichever services do not answer now and then'),
  },
  {
    name: 'joined rows are for whom a grant reaches their unit',
    without: {
      [`${overview}/subject-years/subject-years.query.ts`]: [['        reachedOrNamed(admission),\n', '']],
    },
    test: [
      'integration',
      'apps/overview/test/subject-readers.int-spec.ts',
      'people see the rows that their grants reach; others hear that there is nothing',
    ],
  },
  {
    name: 'a task names no person but the one who looks',
    without: {
      'libs/service-kit/src/due/tasks.ts': [
        ["whose: task.whose.filter((each) => !('person' in each) || each.person === me),", 'whose: task.whose,'],
      ],
    },
    test: [
      'integration',
      'apps/overview/test/tasks.int-spec.ts',
      'what waits for a person at every service is one list by day, with days left, whom it is about, and the article; who did not answer is named',
    ],
  },
  {
    name: 'somebody who comes or goes is not missed by what is reckoned for the first time',
    without: {
      'libs/service-kit/src/due/migrations/0001_due.sql': [
        ['where exists (select from changed c where c.person is not null)', 'where false'],
      ],
    },
    test: [
      'integration',
      'libs/service-kit/test/reckonings.int-spec.ts',
      'what was reckoned is reckoned once more where somebody whom it names changed while it was reckoned for the first time',
    ],
  },
  {
    name: 'who marks what is to be reckoned anew takes turns with whoever marks more of it',
    without: {
      'libs/service-kit/src/due/reckonings.ts': [
        ["cross join (select pg_advisory_xact_lock('due.reckonings'::regclass::oid::bigint)) as turn", ''],
      ],
    },
    test: [
      'integration',
      'libs/service-kit/test/reckonings.int-spec.ts',
      'what was reckoned is marked by one after another: nobody waits for who waits for them, in whatever order streams were appended to',
    ],
  },
  {
    name: 'of facts that are told of one key together the newest is kept',
    without: {
      'libs/service-kit/src/copies/copies.ts': [
        ['recorded_at desc, stream desc, version desc', 'recorded_at, stream, version'],
      ],
    },
    test: [
      'integration',
      'libs/service-kit/test/copies.int-spec.ts',
      'takes in what was told together by as many statements as one fact: of several that tell of one key the newest holds',
    ],
    says: /waited in vain/,
  },
  {
    name: 'whoever takes what is due reads no more than they may take of each tenant',
    without: {
      'libs/service-kit/src/due/alarms.ts': [
        ['order by wake_on, stream, what limit $2::integer) first', 'order by wake_on, stream, what) first'],
      ],
    },
    test: [
      'integration',
      'libs/service-kit/test/due-in-turn.int-spec.ts',
      'reads the first of each tenant alone where many wait behind them',
    ],
  },
  {
    name: 'every list goes page by page',
    without: {
      'apps/directory/src/people/people.controller.ts': [
        [
          '    @Query() page: PageQueryDto,\n    @Req() request: FastifyRequest,\n  ): Promise<Page<ApiToken>> {',
          '    @Req() request: FastifyRequest,\n  ): Promise<Page<ApiToken>> {\n    const page = {};',
        ],
      ],
    },
    test: ['acceptance', 'tests/acceptance/open-api.spec.ts', 'every list goes page by page, or says what bounds it'],
  },
  {
    name: 'a year is put right once every rectification of it is',
    without: {
      [`${overview}/subject-years/subject-follow-up.ts`]: [
        ['rectificationStatuses.find(', '[...rectificationStatuses].reverse().find('],
      ],
    },
    test: [
      'unit',
      `${overview}/subject-years/subject-follow-up.spec.ts`,
      'what is put right of a year is open as long as one is, and counts the problems of all but what was given up',
    ],
  },
];
