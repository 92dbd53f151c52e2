// What the audit trail promises: it is what the stores recorded, proves it, and answers for an instant once that is closed.
const proof = 'apps/audit/src/proof/proof.ts';
const questions = 'apps/audit/src/trail/questions.ts';
const sql = 'apps/audit/src/sql';
const loggedReads = 'libs/service-kit/src/reads/logged-reads.ts';

const proofTest = (name) => ['unit', 'apps/audit/src/proof/proof.spec.ts', `the proof ${name}`];
const trailTest = (name) => ['integration', 'apps/audit/src/trail/trail.int-spec.ts', name];
const verifyTest = (name) => [
  'integration',
  'apps/audit/src/verifying/verify.int-spec.ts',
  `verifying a trail ${name}`,
];

const readsTest = (name) => ['integration', 'apps/audit/src/reads.int-spec.ts', `what an auditor reads ${name}`];

const written = 'is written down, answered or refused, with who, by which grant, what and when, and nobody changes it';

const citedTest = (name) => [
  'integration',
  'apps/audit/src/trail/cited-rules.int-spec.ts',
  `what an event was decided under ${name}`,
];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const auditMechanisms = [
  {
    name: 'the row hash covers the stored text',
    without: { [proof]: [['\n    row.data,', '\n    JSON.stringify(JSON.parse(row.data)),']] },
    test: proofTest('changes with every field of a row, and when text moves from one field to the next'),
  },
  {
    name: 'the row hash tells fields apart by their lengths',
    without: { [proof]: [['return Buffer.concat([prefix, bytes]);', 'return bytes;']] },
    test: proofTest('changes with every field of a row, and when text moves from one field to the next'),
  },
  {
    name: 'a stream’s head stands for the rows before',
    without: { [proof]: [['hashOf([layouts.head, previous, rowHash])', 'hashOf([layouts.head, undefined, rowHash])']] },
    test: proofTest('is, for ever, the one that was published'),
  },
  {
    name: 'the root is over sorted streams',
    without: { [proof]: [['[...heads].sort(compareStreams)', 'heads']] },
    test: proofTest('is over streams in the order of their bytes, not of UTF-16 code units'),
    says: /Stream heads must come in order/,
  },
  {
    name: 'streams are sorted by their bytes',
    without: {
      'apps/audit/src/history/event-name.ts': [
        ["Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'))", 'a < b ? -1 : 1'],
      ],
    },
    test: proofTest('is over streams in the order of their bytes, not of UTF-16 code units'),
    says: /Stream heads must come in order/,
  },
  {
    name: 'rows find their place whatever order they come in',
    without: {
      'apps/audit/src/trail/placing.ts': [
        [
          'if (!next) break;\n    if (!fresh.has(version))',
          'if (!next || !fresh.has(version)) break;\n    if (!fresh.has(version))',
        ],
      ],
    },
    test: trailTest(
      'the trail of several stores has the same root however rows arrive: shuffled, twice, and again later',
    ),
  },
  {
    name: 'a trail as of an instant is cut by recorded-at',
    without: { [`${sql}/subject-rows.sql`]: [['r.recorded_at <= $3', 'true']] },
    test: trailTest('as of an instant answers at 200 random instants as the stores, cut there, would'),
  },
  {
    name: 'a root as of an instant is cut by recorded-at',
    without: { [`${sql}/stream-heads.sql`]: [['r.recorded_at <= $4', 'true']] },
    test: trailTest('as of an instant answers at 200 random instants as the stores, cut there, would'),
  },
  {
    name: 'an instant that is not closed yet is refused',
    without: {
      [questions]: [
        ['if (closed === undefined || instant > closed) throw new NotClosedYetError(instant, watermarks);', ''],
      ],
    },
    test: trailTest('as of an instant is refused where a store may still record something, with how far each store is'),
  },
  {
    name: 'nothing is closed while one store has told no mark',
    without: {
      [questions]: [['if (instants.some((instant) => instant === null || !isInstant(instant))) return undefined;', '']],
    },
    test: trailTest('as of an instant is refused for every instant while one store has told no mark'),
  },
  {
    name: 'nothing is closed beyond a gap',
    without: { [`${sql}/watermarks.sql`]: [['least(s.closed_through, g.before_gap)', 's.closed_through']] },
    test: trailTest('as of an instant is not closed beyond a gap, whatever the mark says'),
  },
  {
    name: 'a mark never goes back',
    without: { [`${sql}/move-source.sql`]: [['greatest(closed_through, $3)', 'coalesce($3, closed_through)']] },
    test: trailTest('as of an instant goes by the newest mark, also where an older one comes later'),
  },
  {
    name: 'who was overtaken takes nothing into the trail',
    without: {
      'apps/audit/src/trail/follow.ts': [
        ['if ((await heldProgress(trail, feed.store)) !== seen) return { ...nothing, atEnd: false, more: true };', ''],
      ],
    },
    test: trailTest('following a store takes nothing where another instance has gone on meanwhile'),
  },
  {
    name: 'other bytes under a known name are told',
    without: { 'apps/audit/src/trail/placing.ts': [['else diverged.push({ row, hash });', 'else repeated += 1;']] },
    test: trailTest(
      'a row that comes with other bytes than before changes nothing, and is seen in every answer about its stream',
    ),
  },
  {
    name: 'rows of the trail are never changed',
    without: {
      'apps/audit/src/migrations/0001_trail.sql': [
        [
          'create trigger rows_are_never_changed before update or delete or truncate on trail.rows',
          'create trigger rows_are_never_changed before truncate on trail.rows',
        ],
      ],
    },
    test: trailTest(
      'a row that comes with other bytes than before cannot be put in the place of the first, not even by the owner of the tables',
    ),
  },
  {
    name: 'rows of the trail are not changed by a replica either',
    without: {
      'apps/audit/src/migrations/0001_trail.sql': [
        ['alter table trail.rows enable always trigger rows_are_never_changed;', ''],
      ],
    },
    test: trailTest(
      'a row that comes with other bytes than before cannot be put in the place of the first, not even by the owner of the tables',
    ),
  },
  {
    name: 'an altered row is told in every answer',
    without: {
      [questions]: [
        [
          "if (!rowHashOf(row).equals(each.row_hash)) alarms.push({ kind: 'row-altered', event: eventNameOf(row) });",
          '',
        ],
      ],
    },
    test: verifyTest('finds one changed byte of a row: metadata'),
  },
  {
    name: 'a changed byte of a row is found',
    without: {
      'apps/audit/src/verifying/verify.ts': [
        ["if (!hash.equals(stored.row_hash)) findings.add('row-altered', row);", ''],
      ],
    },
    test: verifyTest('finds one changed byte of a row: data'),
  },
  {
    name: 'a broken chain is found',
    without: {
      'apps/audit/src/verifying/verify.ts': [
        [
          "if (!headAfter(stored.headBefore, stored.row_hash).equals(stored.head)) findings.add('chain-broken', row);",
          '',
        ],
      ],
    },
    test: verifyTest('finds a changed hash, a changed head, a missing row and a changed note of the newest'),
  },
  {
    name: 'what the trail lacks of a store is found',
    without: { 'apps/audit/src/verifying/compare-with-store.ts': [["findings.add('not-in-trail', event);", '']] },
    test: verifyTest('finds what fits together but is not all that the store holds'),
  },
  {
    name: 'a trail is folded for who may see it, and for nobody else',
    without: {
      'apps/audit/src/trail/trail.controller.ts': [
        [
          'const reading = await readingOf(this.trailDatabase, [asked], asking);',
          'await trailOf(this.trailDatabase, asked);\n    const reading = await readingOf(this.trailDatabase, [asked], asking);',
        ],
      ],
    },
    test: [
      'integration',
      'apps/audit/src/audit.int-spec.ts',
      'the audit service folds nothing for who may not see a subject',
    ],
  },
  {
    name: 'an answer of the trail carries no more than it may',
    without: {
      'apps/audit/src/trail/page.ts': [['if (items.length > 0 && characters > charactersMax) break;', '']],
    },
    test: [
      'unit',
      'apps/audit/src/trail/page.spec.ts',
      'a page of a trail carries no more than an answer may, though one entry at least',
    ],
  },
  {
    name: 'proofs over all jurisdictions take a grant over all of them',
    without: {
      'libs/service-kit/src/operations/over-all.ts': [
        ["if (!(await grantOverAll(grants, organisations))) throw messageProblem('whole-installation-required');", ''],
      ],
    },
    test: [
      'integration',
      'apps/audit/src/audit.int-spec.ts',
      'the audit service gives the root as of a closed instant, and finds nothing when it verifies itself',
    ],
  },
  {
    name: 'an id that stands under two tenants is found',
    without: { [`${sql}/ids-of-two-tenants.sql`]: [['having min(tenant) <> max(tenant)', 'having false']] },
    test: verifyTest('finds an id that stands under two tenants, whatever is called by it, and says who had it first'),
  },
  {
    name: 'a text of rules is kept under its own hash alone',
    without: { 'apps/audit/src/trail/rules-texts.ts': [['hashOf(text) === hash', "typeof hash === 'string'"]] },
    test: citedTest('is cited from that very set by hash and path, and from no other text'),
  },
  {
    name: 'directory alone tells what rules say',
    without: { 'apps/audit/src/trail/rules-texts.ts': [["store === 'directory' && ", "store !== '' && "]] },
    test: citedTest('is cited from that very set by hash and path, and from no other text'),
  },
  {
    name: 'what an auditor reads is written down before it is answered',
    without: { [loggedReads]: [["      await this.written(read, 'answered');\n", '']] },
    test: readsTest(written),
  },
  {
    name: 'what an auditor was refused is written down',
    without: { [loggedReads]: [["      if (isRefusal(error)) await this.written(read, 'refused');\n", '']] },
    test: readsTest(written),
  },
  {
    name: 'what cannot be written down is not answered',
    without: {
      [loggedReads]: [["      throw problem('read-not-logged', {}, { cause });", '      void cause;']],
    },
    test: readsTest('is refused where it cannot be written down, and others read on'),
  },
  {
    name: 'nobody changes what stands in the log of reads',
    without: {
      'libs/service-kit/src/runtime/service-schemas.ts': [
        ['directoryCopySchema, messagingSchema,', 'directoryCopySchema, readLogSchema, messagingSchema,'],
        ['serviceLogSchemas: readonly string[] = [readLogSchema]', 'serviceLogSchemas: readonly string[] = []'],
      ],
    },
    test: readsTest(written),
  },
  {
    name: 'auditors do not list what they read',
    without: {
      'libs/service-kit/src/reads/reads.controller.ts': [
        ["    if (!oversees) throw problem('wrong-role', { required: whoOversees });\n", ''],
      ],
    },
    test: readsTest('is for who oversees the whole jurisdiction, and not for auditors themselves'),
  },
];
