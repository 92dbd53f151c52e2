// What the event store promises to who writes: order, atomicity, idempotency, immutability, bytes.
const migrations = 'libs/event-store/src/migrations';
const events = `${migrations}/0001_events.sql`;
const append = `${migrations}/0002_append.sql`;
const grants = 'libs/event-store/src/sql/grants.sql';
const appendCall = 'libs/event-store/src/append.ts';

const test = (file, name) => ['integration', `libs/event-store/src/${file}.int-spec.ts`, name];

const theTrigger = `create trigger events_are_never_changed before update or delete or truncate on event_store.events
  for each statement execute function event_store.refuse_change();
alter table event_store.events enable always trigger events_are_never_changed;`;
const onlySelect = 'grant select on event_store.events,';
const everyRight = 'grant select, insert, update, delete, truncate on event_store.events,';
const asText = (column) => `
  ${column.padEnd(18)} json        not null check (json_typeof(${column}) = 'object'),`;

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const storeMechanisms = [
  {
    name: 'a connection that ends as it is opened ends no process',
    without: {
      'libs/event-store/src/connections.ts': [
        ["    this.on('connect', (client) => client.on('error', nobody));\n", ''],
      ],
    },
    test: test(
      'lost-connection',
      'a connection that ends in the breath in which it is opened fails what it was opened for, ends no process, and is replaced',
    ),
    says: /Unhandled error/,
  },
  {
    name: 'no version is stored under a lower transaction id than the version before it',
    without: {
      [append]: [['bool_or((b.incarnation, b.transaction_id) > (v_incarnation, v_transaction)) over call', 'false']],
    },
    test: test(
      'order',
      'a transaction that is older than the stream’s latest event may not append to it: readers would meet version 6 before version 5',
    ),
  },
  {
    name: 'the events of a command are stored together or not at all, where others write at the same time',
    without: {
      [append]: [["raise exception 'A stream of the call has a version already' using errcode = 'WX001'", 'return']],
    },
    test: test(
      'append-concurrency',
      'many writers of many streams tear no command: all of its events are stored or none, and versions have no gap',
    ),
  },
  {
    name: 'one stale stream of several keeps the others from being written',
    without: {
      [append]: [
        [
          'bool_and(not g.begins or g.version <= 1 or b.version is not null) over call',
          '(not g.begins or g.version <= 1 or b.version is not null)',
        ],
        ["raise exception 'A stream of the call has a version already' using errcode = 'WX001'", 'return'],
      ],
    },
    test: test(
      'append',
      'the expected version of the second of two streams is held to as well, and the first gets nothing',
    ),
  },
  {
    name: 'every writer locks streams in one order',
    without: {
      [appendCall]: [
        [
          '\n    .sort((a, b) => (a.stream < b.stream ? -1 : 1)) // One order of locks for every writer: no deadlock.',
          '',
        ],
      ],
    },
    test: test(
      'append-concurrency',
      'many writers of many streams never deadlock, in whatever order a call names its streams',
    ),
    says: /deadlock detected/,
  },
  {
    name: 'version 10 of a stream that is at 7 is a conflict',
    without: { [append]: [['from found f where f.fits and f.later', 'from found f where f.later']] },
    test: test('append', 'the expected version above the stream is a conflict, and nothing is stored'),
  },
  {
    name: 'a version is stored once',
    without: { [events]: [['\n  primary key (tenant, stream, version),', '']] },
    test: test('append', 'the expected version below the stream is a conflict, and nothing is stored'),
  },
  {
    name: 'an append whose connection was lost is tried again',
    without: { [appendCall]: [[' || code === deadlock || isConnectionLoss(error)', ' || code === deadlock']] },
    test: test(
      'lost-connection',
      'an append whose connection is lost before the statement reached the server is success, once',
    ),
    says: /ECONNRESET|Connection terminated/,
  },
  {
    name: 'a command that was committed finds its own events when it is tried again',
    without: {
      [appendCall]: [
        ["return (await findCommand(tx, call)) ?? { outcome: 'conflict' };", "return { outcome: 'conflict' };"],
      ],
    },
    test: test(
      'lost-connection',
      'an append whose connection is lost after the statement was committed, before the answer came is success, once',
    ),
  },
  {
    name: 'a command id is stored once, also where its streams differ',
    without: { [events]: [['create unique index events_by_command', 'create index events_by_command']] },
    test: test('append', 'a command id that arrives at once for different streams is carried out for one of them'),
  },
  {
    name: 'a command id under another body is refused',
    without: {
      [appendCall]: [["if (first.command_hash !== hash) return { outcome: 'other-body' };", '']],
    },
    test: test(
      'append',
      'a command id under another body is refused, also where the versions conflict, and where they do not',
    ),
  },
  {
    name: 'the service has no right to events but to read them',
    without: { [grants]: [[onlySelect, everyRight]] },
    test: test(
      'roles',
      'the running service cannot write events past the append: select * from event_store.events for update',
    ),
  },
  {
    name: 'the owner’s slips are stopped by the trigger',
    without: { [events]: [[theTrigger, '']] },
    test: test('roles', 'the owner does not change events by a slip: delete from event_store.events'),
  },
  {
    name: 'the trigger fires for replicas, too',
    without: { [events]: [['alter table event_store.events enable always trigger events_are_never_changed;', '']] },
    test: test('roles', 'the owner does not change them as a replica either'),
  },
  ...["update event_store.events set data = '{}'", 'delete from event_store.events', 'truncate event_store.events'].map(
    (statement) => ({
      name: `rights and trigger keep the service from it: ${statement}`,
      without: { [grants]: [[onlySelect, everyRight]], [events]: [[theTrigger, '']] },
      test: test('roles', `the running service cannot write events past the append: ${statement}`),
    }),
  ),
  {
    name: 'events are kept as text, not as jsonb: keys that come twice',
    without: {
      [events]: ['data', 'metadata'].map((column) => [asText(column), asText(column).replaceAll('json', 'jsonb')]),
    },
    test: test('bytes', 'text that is stored with a key that comes twice is read back as it was written'),
  },
  {
    name: 'what is published is kept as text, not as jsonb: white space',
    without: {
      [events]: [
        [
          "published          json        check (json_typeof(published) = 'object')",
          "published          jsonb       check (jsonb_typeof(published) = 'object')",
        ],
      ],
    },
    test: test('bytes', 'text that is stored with white space around and inside is read back as it was written'),
  },
  ...['a trailing zero', 'numbers of more digits than a double has', 'a number key that is not first'].map((what) => ({
    name: `stored text never passes through JavaScript’s JSON: ${what}`,
    without: { 'libs/event-store/src/event.ts': [['data: row.data,', 'data: JSON.stringify(JSON.parse(row.data)),']] },
    test: test('bytes', `text that is stored with ${what} is read back as it was written`),
  })),
  {
    name: 'an append is tried again where the version before it lies in a later transaction',
    without: { [appendCall]: [['code === storeErrorCodes.laterTransaction || ', '']] },
    test: test('append-concurrency', 'many writers of many streams get past one that began later and committed first'),
    says: /was written by a later transaction/,
  },
  {
    name: 'a transaction that was rolled back never passes for committed',
    without: {
      'libs/event-store/src/database.ts': [
        [
          "if (command !== 'COMMIT') throw new Error('The transaction was rolled back: one of its statements had failed');",
          '',
        ],
      ],
    },
    test: test(
      'append',
      'an append in a transaction of the caller never passes for committed when the handler swallows the conflict of a later event',
    ),
  },
  {
    name: 'what a decision rests on and does not change is where it was read',
    without: { [appendCall]: [['if (resting.length > 0) await requireUnmoved(tx, call.tenant, resting);', '']] },
    test: test(
      'append-concurrency',
      'many writers of many streams store nothing where a stream moved on that they rest on, however that was written to',
    ),
  },
  {
    name: 'of two decisions that rest on each other one is made after the other',
    without: {
      [appendCall]: [['if (resting.length > 0) await tx.query(lockRestingStatement, [call.tenant]);', '']],
    },
    test: test(
      'append-concurrency',
      'many writers of many streams that rest each on the stream of the other are not both let in',
    ),
  },
  {
    name: 'of calls that go together one that meets a conflict stores nothing',
    without: { [append]: [['nth > 1 and (tenant, command_id) in (select tenant, command_id from firsts)', 'nth > 1']] },
    test: test(
      'grouped-append',
      'appends at the same time fail nobody beside them: not by a conflict, not by what the store refuses',
    ),
  },
  {
    name: 'of calls that go together each goes alone where they fail',
    without: {
      'libs/event-store/src/grouped-append.ts': [
        ['if (!events) resolve(await append(this.pool, call));', "if (!events) resolve({ outcome: 'conflict' });"],
      ],
    },
    test: test(
      'grouped-append',
      'appends at the same time fail nobody beside them: not by a conflict, not by what the store refuses',
    ),
  },
  {
    name: 'of calls that go together none waits long for what another waits for',
    without: { [append]: [["perform set_config('lock_timeout', '250ms', true);", 'null;']] },
    test: test('grouped-append', 'appends at the same time do not wait for what one of them waits for'),
  },
];
