// What the event store promises to its readers: each event once, in one order, and instants that stay closed; also after a restore.
const migrations = 'libs/event-store/src/migrations';
const append = `${migrations}/0002_append.sql`;
const history = `${migrations}/0003_history.sql`;
const clock = `${migrations}/0004_clock.sql`;
const feed = 'libs/messaging/src/postgres/postgres-feed.ts';

const test = (file, name) => ['integration', `libs/event-store/src/${file}.int-spec.ts`, name];

const boundOf = (row) => `
     and (${row}.incarnation, ${row}.transaction_id)
         < ((select max(i.incarnation) from event_store.incarnations i), pg_snapshot_xmin(pg_current_snapshot()))`;
const afterPosition = (row) =>
  `where (${row}.incarnation, ${row}.transaction_id, ${row}.position) > (p_incarnation, p_transaction_id, p_position)`;

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const readerMechanisms = [
  {
    name: 'figures for a scraper are for whoever shows the token',
    without: {
      'libs/service-kit/src/metrics/metrics.controller.ts': [["this.token === '' || !isKnown", "this.token === ''"]],
    },
    test: [
      'integration',
      'libs/service-kit/test/metrics.int-spec.ts',
      'what a scraper reads is for whoever shows the token alone: to anybody else there is nothing',
    ],
  },
  {
    name: 'readers stay below the oldest running transaction',
    without: { [history]: [[boundOf('h'), '']] },
    test: test(
      'order',
      'a reader who pages by position loses nothing when the transaction that began first commits last',
    ),
  },
  {
    name: 'readers of published events stay below the oldest running transaction',
    without: { [history]: [[`${afterPosition('p')}${boundOf('p')}`, afterPosition('p')]] },
    test: test('order', 'published events are not read before they are safe to read'),
  },
  {
    name: 'readers go by transaction id before position',
    without: {
      [history]: [
        [afterPosition('h'), 'where h.position > p_position'],
        ['order by h.incarnation, h.transaction_id, h.position\n   limit', 'order by h.position\n   limit'],
      ],
    },
    test: test(
      'order',
      'a reader who pages by position loses nothing when the transaction that began last has the lower positions and commits last',
    ),
  },
  {
    name: 'readers go by incarnation before transaction id',
    without: {
      [history]: [
        [boundOf('h'), ' and h.transaction_id < pg_snapshot_xmin(pg_current_snapshot())'],
        [afterPosition('h'), 'where (h.transaction_id, h.position) > (p_transaction_id, p_position)'],
      ],
    },
    test: test(
      'order',
      'events of an older incarnation come first and are readable whatever their transaction ids, and new ones continue their streams',
    ),
  },
  {
    name: 'an event is recorded after the one before it',
    without: {
      [append]: [[",\n                      f.last_recorded_at + interval '1 microsecond')", ')']],
    },
    test: test(
      'recorded-at',
      'recorded-at rises with every event of a stream and of a call, also while the clock is set back',
    ),
  },
  {
    name: 'an event is recorded after its cause',
    without: { [append]: [["p_not_before[f.call] + interval '1 microsecond',", '']] },
    test: test(
      'recorded-at',
      'recorded-at lies above the cause, however far that is ahead, and the stream goes on from there',
    ),
  },
  {
    name: 'nothing is recorded at an instant that was told closed',
    without: {
      [append]: [
        [
          ",\n    timestamptz 'epoch' + pg_sequence_last_value('event_store.recording_floor') * interval '1 microsecond')",
          ')',
        ],
      ],
    },
    test: test('closed-through', 'closedThrough holds when the server’s clock is set back'),
  },
  {
    name: 'no instant is told closed while a transaction that began before it may still append',
    without: { [`${migrations}/0004_clock.sql`]: [['least(v_floor, v_oldest + v_ahead)', 'v_floor']] },
    test: test('closed-through', 'closedThrough stays before the start of every transaction that may still append'),
  },
  {
    name: 'an append is a running writer before it reads the clock and the floor',
    without: {
      [append]: [
        ['  v_transaction := pg_current_xact_id();\n  select i.incarnation', '  select i.incarnation'],
        ['  for v_row in\n', '  v_transaction := pg_current_xact_id();\n  for v_row in\n'],
      ],
    },
    test: test(
      'closed-through',
      'closedThrough sees an append from before it reads clock and floor: it holds its transaction id by then',
    ),
  },
  {
    name: 'what is closed is told by the running writers of now, not of the transaction’s first look',
    without: { [clock]: [['    perform pg_stat_clear_snapshot();\n    select min', '    select min']] },
    test: test(
      'closed-through',
      'closedThrough sees transactions that began after the caller’s own transaction looked at the server’s activity',
    ),
  },
  {
    name: 'nothing is told closed over a prepared transaction',
    without: {
      [clock]: [[' or exists (select from pg_prepared_xacts p where p.database = current_database())', '']],
    },
    test: test(
      'prepared-transaction',
      'a prepared transaction, which belongs to no session holds readers back, is named, and nothing is told closed over it',
    ),
  },
  {
    name: 'one instance at a time runs a subscription',
    without: { 'libs/event-store/src/sql/lock-checkpoint.sql': [[' for update skip locked', '']] },
    test: test('subscription', 'a subscription does nothing twice when several instances run it'),
  },
  {
    name: 'a subscription reads again where another instance has moved its checkpoint',
    without: {
      'libs/event-store/src/subscription.ts': [
        ['if (comparePositions(held, seen) !== 0) events = await readAfter(tx.sql, held, this.batch);', ''],
      ],
    },
    test: test('subscription', 'a subscription does nothing twice when several instances run it'),
  },
  {
    name: 'each published event names the one before',
    without: {
      [append]: [
        [
          'case when e.published is null then e.previous_published else e.version end as published',
          'e.previous_published as published',
        ],
      ],
    },
    test: test('order', 'published events each name the one before, so that a missing one is seen'),
  },
  {
    name: 'each published event names the one before also where one call stores both',
    without: {
      [append]: [['max(case when g.published is not null then g.version end) over before,', '']],
    },
    test: test('order', 'published events each name the one before, so that a missing one is seen'),
  },
  {
    name: 'a store that was not adopted on its timeline takes no event',
    without: { [append]: [['if v_timeline is distinct from event_store.current_timeline() then', 'if false then']] },
    test: test(
      'admission',
      'an append on a timeline that was not adopted is refused also where the service has been running since before: a failover may have moved it',
    ),
  },
  {
    name: 'an adoption waits for the appends of the older incarnation',
    without: {
      'libs/event-store/src/adopt.ts': [
        ["await owner.query('lock table event_store.events in share row exclusive mode');", ''],
      ],
    },
    test: test(
      'adopt',
      'adopting a store waits for an append of the older incarnation: readers take that one for whole afterwards',
    ),
  },
  {
    name: 'what a feed is called for and cannot read yet it reads soon',
    without: {
      [feed]: [["called && (await this.isPending(plan.from)) ? 'soon' : 'idle'", "called ? 'idle' : 'idle'"]],
    },
    test: [
      'integration',
      'libs/messaging/src/postgres/postgres-feed.int-spec.ts',
      'that is called while an older transaction still runs takes in what was published as soon as that has ended',
    ],
  },
];
