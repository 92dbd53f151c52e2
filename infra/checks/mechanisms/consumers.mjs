// What messaging promises: one effect for each message, in its stream's order; what cannot be taken in stops its own stream alone.
const inbox = 'libs/messaging/src/inbox/inbox.ts';
const streamState = 'libs/messaging/src/inbox/stream-state.ts';
const parking = 'libs/messaging/src/inbox/parking.ts';
const relay = 'libs/messaging/src/relay/relay.ts';

const test = (file, name) => ['integration', `libs/messaging/src/inbox/${file}.int-spec.ts`, name];
const leaseTest = (name) => ['integration', 'libs/messaging/src/lease.int-spec.ts', `a lease ${name}`];

const moveProgress = 'this.record.moveProgress(tx.sql, batch.sources, batch.from, position)';

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const consumerMechanisms = [
  {
    name: 'what was taken in is marked, and late duplicates have no effect',
    without: { [inbox]: [["await this.record.raiseMarks(tx, messages('handle'));", '']] },
    test: test('inbox', 'taking in messages skips what arrives again, in the same batch or a later one'),
  },
  {
    name: 'what can be taken in together is handed over in one call',
    without: { [inbox]: [['this.together ? await this.handleAll(plan, tx, this.together) : await', 'await']] },
    test: test(
      'inbox',
      'taking in messages hands over what can be taken in together in one call, and one by one where that fails: only the one that fails is held',
    ),
  },
  {
    name: 'a duplicate has no effect',
    without: {
      [streamState]: [
        [
          "if (known?.incarnation === incarnation) return { is: 'duplicate' };",
          "if (known?.incarnation === incarnation) return { is: 'next' };",
        ],
      ],
    },
    test: test('inbox', 'taking in messages skips what arrives again, in the same batch or a later one'),
  },
  {
    name: 'a source that is filled again brings no second effect',
    without: { [inbox]: [["await this.record.raiseMarks(tx, messages('handle'));", '']] },
    test: test(
      'inbox',
      'taking in messages has no second effect where all comes again in a source that is new, late ones before others',
    ),
  },
  {
    name: 'another history of the producer is no duplicate',
    without: {
      [streamState]: [
        ["if (known?.incarnation === incarnation) return { is: 'duplicate' };", "return { is: 'duplicate' };"],
      ],
    },
    test: test(
      'redrive',
      'another history of the producer is parked at the first version that was taken in of another incarnation',
    ),
  },
  {
    name: 'progress moves from where its owner knows it to be, and who was overtaken has no effect',
    without: { 'libs/messaging/src/sql/move-progress.sql': [[' and position = $3', ' and $3::text is not null']] },
    test: test('inbox', 'taking in messages refuses an instance that was overtaken, and rolls its effects back'),
  },
  {
    name: 'progress moves in the transaction of the effects',
    without: {
      [inbox]: [
        [
          moveProgress,
          'this.options.transactions.run(({ sql }) => this.record.moveProgress(sql, batch.sources, batch.from, position))',
        ],
      ],
    },
    test: test(
      'inbox',
      'taking in messages loses effect and progress together with the connection, and has the effect once in the end',
    ),
  },
  {
    name: 'a missing message is noticed',
    without: {
      [streamState]: [
        [
          "if (message.previousVersion > newest.last) return { is: 'ahead', after: newest.last, upTo: message.previousVersion };",
          "if (message.previousVersion > newest.last) return { is: 'next' };",
        ],
      ],
    },
    test: test('held-streams', 'a missing message holds its stream and no other, says so, and is asked for'),
  },
  {
    name: 'a missing message is asked for',
    without: {
      'libs/messaging/src/inbox/held-streams.ts': [
        ["while (drained.outcome === 'missing' && (await this.ask(drained.gap)))", 'while (false)'],
      ],
    },
    test: test('held-streams', 'a missing message is taken in at once where the producer can be read'),
  },
  {
    name: 'a message that cannot be handled is parked, and others flow',
    without: { [inbox]: [["await this.park(batch, 'failed', error);", 'throw error;']] },
    test: test(
      'held-streams',
      'a message that cannot be handled parks its stream and nothing else; what comes later waits behind it',
    ),
    says: /PermanentError: never/,
  },
  {
    name: 'what comes behind a parked message waits',
    without: {
      'libs/messaging/src/inbox/batch-plan.ts': [['} else if (stream.hold) {', '} else if (false) {']],
      [streamState]: [
        [
          "if (message.previousVersion > newest.last) return { is: 'ahead', after: newest.last, upTo: message.previousVersion };",
          "if (message.previousVersion > newest.last) return { is: 'next' };",
        ],
      ],
    },
    test: test(
      'held-streams',
      'a message that cannot be handled parks its stream and nothing else; what comes later waits behind it',
    ),
  },
  {
    name: 'an error that passes parks nothing',
    without: { 'libs/messaging/src/failure.ts': [["      return 'transient';", "      return 'unknown';"]] },
    test: test('held-streams', 'a message that cannot be handled is never parked for an error that passes (transient)'),
  },
  {
    name: 'many parked streams of one contract and tenant are one alarm',
    without: { [parking]: [['this.alarmed.set(name, now);', '']] },
    test: test(
      'held-streams',
      'a message that cannot be handled is one alarm where it is one of ten of a contract and tenant within a minute, and nothing stops',
    ),
  },
  {
    name: 'a stream that waits for a row is tried once more when that is written down',
    without: { [inbox]: [["return kind === 'waits' ? [streamKeyOf(message)] : [];", 'return [];']] },
    test: test(
      'waiting',
      'a message that waits for a row misses no row that is written before anybody knows that it waits',
    ),
  },
  {
    name: 'nobody writes down that they wait for a row while somebody who has written it is about to commit',
    without: {
      'libs/messaging/src/inbox/consumer-record.ts': [['    await tx.query(sql.lockWait, [table, row]);\n', '']],
    },
    test: test(
      'waiting',
      'a message that waits for a row misses no row that is written and not committed when it is written down that it waits',
    ),
  },
  {
    name: 'a row wakes those alone that wait for it',
    without: {
      'libs/messaging/src/sql/wake-waiting.sql': [['and waits_key = any ($2::text[])', 'and $2::text[] is not null']],
    },
    test: test(
      'waiting',
      'a message that waits for a row goes on when the row is written, and nobody else who waits is even tried',
    ),
  },
  {
    name: 'held streams that throw come up again behind all others',
    without: { 'libs/messaging/src/sql/due-streams.sql': [['order by next_at', 'order by held_since']] },
    test: test('waiting', 'held streams that throw starve none of those behind them, however many they are'),
  },
  {
    name: 'who was overtaken parks nothing',
    without: {
      [parking]: [
        ['if (progress.some(({ position }) => position !== batch.from)) throw new OvertakenError(batch.sources);', ''],
        ['if (!(await this.record.moveProgress(tx, batch.sources, batch.from, batch.to))) {', 'if (false) {'],
      ],
    },
    test: test('inbox', 'an instance that was overtaken parks nothing: the new owner has decided about the message'),
  },
  {
    name: 'who was overtaken is told so also where nothing was to be taken in',
    without: {
      [inbox]: [
        [
          'if (!(await this.record.moveProgress(sql, sources, from, to))) throw new OvertakenError(sources);',
          'await this.record.moveProgress(sql, sources, from, to);',
        ],
      ],
    },
    test: test(
      'inbox',
      'an instance that was overtaken moves past what is no message only from where the consumer stands',
    ),
  },
  {
    name: 'a held message that another instance took in is not parked',
    without: { [parking]: [['if (same) await write(tx, hold);', 'await write(tx, hold);']] },
    test: test(
      'held-streams',
      'a message that cannot be handled is not parked where another instance took it in after this one had failed',
    ),
  },
  {
    name: 'two instances do not ask for the same missing message',
    without: { 'libs/messaging/src/sql/mark-asked.sql': [[' and next_at <= clock_timestamp()', '']] },
    test: test(
      'held-streams',
      'a missing message is asked for again when it does not come, and not by two instances at a time',
    ),
  },
  {
    name: 'two people redrive a message once',
    without: { 'libs/messaging/src/sql/lock-streams.sql': [['pg_advisory_xact_lock(k.lock)', 'k.lock']] },
    test: test('redrive', 'redriving does it once when two people do it at the same time'),
  },
  {
    name: 'a person settles the message that they saw, and no other',
    without: {
      'libs/messaging/src/inbox/held-streams.ts': [
        ["if (command && command.version !== message.origin.version) return 'other-message';", ''],
      ],
    },
    test: [
      'integration',
      'libs/service-kit/test/messages.int-spec.ts',
      'redriving a parked message settles no message that the operator has not seen',
    ],
  },
  {
    name: 'a lease has one owner at a time',
    without: {
      'libs/messaging/src/sql/acquire-lease.sql': [
        ['  where l.owner = excluded.owner or l.expires_at <= clock_timestamp()\n', ''],
      ],
    },
    test: leaseTest('is held by one owner, who may keep it, until it is released'),
  },
  {
    name: 'who lost a lease writes nothing under it',
    without: {
      'libs/messaging/src/sql/hold-lease.sql': [[' and owner = $2 and epoch = $3', ' and $2::text <> $3::text']],
    },
    test: leaseTest('goes to another one when its time is up, and the former owner writes nothing from then on'),
  },
  {
    name: 'a lease is not taken over in the middle of its owner’s transaction',
    without: { 'libs/messaging/src/sql/hold-lease.sql': [[' for share', '']] },
    test: leaseTest('is not taken over while its owner’s transaction writes under it'),
  },
  {
    name: 'a relay that was overtaken does not move the checkpoint',
    without: {
      [relay]: [
        ['await this.lease.guard(tx);', ''],
        ['if (!stands || comparePositions(stands, from) !== 0) throw new LeaseLostError(this.checkpoint);', ''],
      ],
    },
    test: [
      'kafka',
      'tests/kafka/relay.spec.ts',
      'relay is fenced: an owner that wakes up after another one has taken over moves nothing back',
    ],
  },
  {
    name: 'the relay’s checkpoint moves after Kafka has acknowledged, never before',
    without: {
      [relay]: [
        [
          'await this.send(rows);\n      this.at = await this.advance(at, last.order);',
          'this.at = await this.advance(at, last.order);\n      await this.send(rows);',
        ],
      ],
    },
    test: [
      'kafka',
      'tests/kafka/relay.spec.ts',
      'relay sends a second time what was sent but not acknowledged to the store, and moves the checkpoint no further than that',
    ],
  },
  {
    name: 'where a partition begins is what its last deal found',
    without: { 'libs/messaging/src/kafka/topic-source.ts': [['    if (!holds()) return low;\n', '']] },
    test: [
      'integration',
      'libs/messaging/src/kafka/topic-source.int-spec.ts',
      'a partition that is dealt out twice is where the last deal has brought it, however late the first one comes to its beginning',
    ],
  },
  {
    name: 'a history loses no row to a deal that no longer holds',
    without: { 'libs/messaging/src/history/kafka-history.ts': [['    if (!holds()) return low;\n', '']] },
    test: [
      'unit',
      'libs/messaging/src/history/kafka-history.spec.ts',
      'a history in Kafka hands out every row, however late a deal that no longer holds comes to its beginning',
    ],
  },
];
