// What an audience promises: nobody is told of an event, a field or a person beyond it, in whatever answer that stands.
const reader = 'libs/service-kit/src/access/reader.ts';
const audience = 'libs/domain/src/field/audience.ts';
const standing = 'apps/audit/src/trail/standing.ts';
const fold = 'apps/audit/src/trail/fold.ts';
const questions = 'apps/audit/src/trail/questions.ts';
const readers = 'apps/audit/src/sql/readers-of-subjects.sql';

const readerTest = (name) => [
  'unit',
  'libs/service-kit/src/access/reader.spec.ts',
  `what somebody is to an event of an object ${name}`,
];
const actTest = (name) => [
  'unit',
  'libs/service-kit/src/command/act.spec.ts',
  `what a command has to read first ${name}`,
];
const overAllFacts = (fact) => [
  'unit',
  'apps/audit/src/trail/audience.spec.ts',
  `${fact} tells nothing else in the trail: no entry, no figure, no item and no doer`,
];
const overHttp = (name) => ['integration', 'apps/audit/src/trail/audience.int-spec.ts', name];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const audienceMechanisms = [
  {
    name: 'an amount in 万元 is exact to the fen',
    without: {
      'libs/domain/src/money.ts': [
        ["decimalToText(decimal(yuan).times('0.0001'))", "decimal(yuan).times('0.0001').toFixed(2)"],
      ],
    },
    test: [
      'unit',
      'libs/service-kit/src/http/amounts.spec.ts',
      'amounts of an answer are in 万元 exact to the fen, without zeros that say nothing, of either sign and however large',
    ],
  },
  {
    name: 'a unit of amounts that is none is refused',
    without: {
      'libs/service-kit/src/http/amounts.ts': [
        ['if (!isMoneyUnit(unit)) throw unknownUnit();', 'if (!isMoneyUnit(unit)) return next.handle();'],
      ],
    },
    test: [
      'acceptance',
      'tests/acceptance/amounts.spec.ts',
      'a unit that is none is refused, and so is asking for one where there are no amounts',
    ],
  },
  {
    name: 'an internal field is not shown to a unit',
    without: {
      [standing]: [
        ['const isShown = isKnown && admits(reader, figure) && !isUnnamed(value, reader);', 'const isShown = isKnown;'],
      ],
    },
    test: overAllFacts('evaluation: sheet-withdrawn'),
  },
  {
    name: 'a field in an answer is for whom event and field both admit',
    without: {
      [audience]: [
        ['Object.hasOwn(data, name) && admits(reader, { ...spec, audience });', 'Object.hasOwn(data, name);'],
      ],
    },
    test: actTest('is told as far as it is for whoever acts: the event first, then its fields and who did it'),
  },
  {
    name: 'an event that is not for somebody is no entry of their trail',
    without: { [fold]: [['if (!setting.isKnown) return [];', '']] },
    test: overAllFacts('accountability: referral-opened'),
  },
  {
    name: 'who did what is told to those alone who may know it',
    without: { [fold]: [['...(metadata.actor && knowsDoer && {', '...(metadata.actor && {']] },
    test: overAllFacts('evaluation: sheet-submitted'),
  },
  {
    name: 'whose sheet it is does not stand in the item of a figure',
    without: {
      [standing]: [["if (!item.split('/').some((part) => unsaid.has(part))) return figure;", 'return figure;']],
    },
    test: overHttp(
      'the sheet of an evaluator does not tell the unit whose it is, before and after: one number stands for each evaluator',
    ),
  },
  {
    name: 'a sheet is blind to parties and other evaluators',
    without: { [reader]: [['const isOpen = own ||', 'const isOpen = true || own ||']] },
    test: overHttp(
      'the sheet of an evaluator is blind to parties and other evaluators until the conclusion, and to its own evaluator never',
    ),
  },
  {
    name: 'an evaluator of the bureau is blind, too',
    without: { [reader]: [['(isColleague ? gathered : isInside)', 'isInside']] },
    test: readerTest(
      'is blind as an evaluator of the bureau too, until what was submitted is disclosed, and never to what is their own',
    ),
  },
  {
    name: 'the unit reads no sheet before the conclusion, though all are in and it was assigned, too',
    without: { [reader]: [['assigned && (isInside || !reaches)', 'assigned']] },
    test: readerTest(
      'reads beside whom they evaluate once all have submitted; the unit waits for the disclosure, though it was assigned, too',
    ),
  },
  {
    name: 'the unit is told no evaluator by name',
    without: { [reader]: [['...(!isTold && { unnamed: assignee }),', '']] },
    test: overHttp(
      'the sheet of an evaluator and whatever else evaluators do tells the unit no name of theirs; those beside whom they evaluate know it',
    ),
  },
  {
    name: 'a referral that is under way is replayed by nobody',
    without: { [reader]: [["audits && ended ? 'named'", "audits ? 'named'"]] },
    test: overHttp(
      'a referral that is under way is known to those whom it names and to the desk that acts, and to nobody else',
    ),
  },
  {
    name: 'a reference to what somebody may not know of is left out',
    without: {
      [questions]: [['...(basedOn && { basedOn: basedOn.filter(isKnown) }),', '...(basedOn && { basedOn }),']],
    },
    test: overHttp('a referral that is under way is no reference that others find'),
  },
  {
    name: 'what a unit said stays with it when the object moves',
    without: {
      [readers]: [
        [
          "where o.id = coalesce(nullif(p.organisation, ''), u.unit, s.tenant) and o.path && $3",
          'where o.id = u.unit and o.path && $3',
        ],
      ],
    },
    test: overHttp(
      'what a report and a self-evaluation say stays with the unit that it was said in when a project moves to another',
    ),
  },
  {
    name: 'whom a later appointment leaves out is a party no longer',
    without: {
      'apps/audit/src/migrations/0001_trail.sql': [['and n.version > p.version and not n.withdrawn', 'and false']],
    },
    test: overHttp('whom an earlier appointment named and a later one does not is no party'),
  },
  {
    name: 'who scores is told to the bureau and to themselves',
    without: {
      'libs/service-kit/src/procedure/told-rows.ts': [
        ['if (isTheirs || row.step === undefined || !codes.includes(row.step)) return {', 'if (row) return {'],
      ],
    },
    test: [
      'unit',
      'libs/service-kit/src/procedure/told-rows.spec.ts',
      'who acts as whom the object names is told to the bureau and those beside, who scores to the bureau and themselves',
    ],
  },
  {
    name: 'a grant that reaches nothing of a subject finds no trail of it',
    without: {
      'apps/audit/src/trail/trail.controller.ts': [["if (!reading.admitted) throw problem('not-found');", '']],
    },
    test: [
      'integration',
      'apps/audit/src/audit.int-spec.ts',
      'the audit service shows a subject to those whose grants reach its unit, and to nobody else that it exists',
    ],
  },
];
