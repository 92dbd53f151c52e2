import {
  becomes,
  code,
  count,
  dated,
  day,
  decimal,
  type EventOf,
  fact,
  factsOf,
  flag,
  id,
  limits,
  list,
  name,
  oneOf,
  several,
  words,
  year,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 名录: registers that the rules declare, entry by entry. What leaves one stays to be read.
//
// Streams `register/<about>.<register>.<kind>.<of>.<number>`: what left, or was declined, may be entered anew as the next number. What is
// proposed, awaited or declined is the bureau’s own.

const bureau = { audience: 'finance' } as const;
const opinion = { max: limits.opinion } as const;

const documents = list(['name'], limits.items, {
  name: name(t.registerDocument, { max: limits.name }),
  number: name(t.registerDocumentNumber, { max: limits.name }).optional(),
});

/** A review, item by item of the checklist of its kind, and who was invited to it as whom. */
const review = {
  checklist: list(['item'], limits.items, {
    item: code(t.registerReviewItem),
    note: words(t.registerReviewNote, opinion).optional(),
  }).optional(),
  participants: list(['party', 'name'], limits.items, {
    party: code(t.registerParty),
    name: name(t.registerParticipant, { max: limits.name }),
    came: flag(t.registerCame),
  }).optional(),
};

/** By all of what the condition of the rules holds: each figure, parameter and finding that it then rests on. */
const triggers = list(['trigger', 'year'], limits.items, {
  on: oneOf(t.registerTriggerOn),
  trigger: code(t.registerTrigger),
  year: year(t.registerTriggerYear).optional(),
  value: name(t.registerTriggerValue, { max: limits.printed }).optional(),
}).optional();

/** Which entry it is. `named`: of what is neither a subject nor known to the product by an account or a place in the tree. */
const which = {
  scheme: code(t.scheme),
  register: code(t.register),
  kind: code(t.registerKind).optional(),
  of: oneOf(t.registerOf),
  named: name(t.registerNamed, { max: limits.name }).optional(),
  occasion: dated(t.registerOccasion).optional(),
  /** What it brings with it while it is in force, as the rules had it then. */
  effects: several(code(t.registerEffects), limits.items),
};
const said = {
  findings: several(code(t.registerFindings), limits.items),
  triggers,
  words: words(t.registerWords, opinion).optional(),
  ...review,
  documents,
  on: day(t.registerEnteredOn),
};

/** The condition of the rules holds by what is known: whoever enters looks at it. */
const entryProposed = fact(
  'register-entry-proposed',
  1,
  {
    ...which,
    triggers,
    /** Where the register concerns whoever answers for the subject: who did so in all the years by which it was judged. */
    concerned: several(id(t.registerConcerned), limits.items).optional(),
    /** … and nobody did: whom it concerns is for decision. */
    forDecision: flag(t.registerForDecision).optional(),
    on: day(t.registerProposedOn),
  },
  { ...bureau, becomes: [becomes(t.registerStatus, 'proposed')] },
);

/** It recurs, and nobody has entered it by the last day of its period. */
const entryBecameOverdue = fact('register-entry-became-overdue', 1, { on: day(t.registerDueOn) }, bureau);

/** Entered by whoever enters, where somebody else confirms it. */
const entrySubmitted = fact(
  'register-entry-submitted',
  1,
  { ...which, ...said },
  { ...bureau, becomes: [becomes(t.registerStatus, 'awaiting')] },
);

const entryEntered = fact(
  'register-entry-entered',
  1,
  {
    ...which,
    ...said,
    /** An answer elsewhere has it entered: it goes with that. */
    byAnswer: flag(t.registerByAnswer).optional(),
  },
  { becomes: [becomes(t.registerStatus, 'in-force')] },
);

const entryConfirmed = fact(
  'register-entry-confirmed',
  1,
  {
    gate: code(t.registerGate).optional(),
    opinion: words(t.registerOpinion, opinion).optional(),
    documents,
    on: day(t.registerConfirmedOn),
  },
  { becomes: [becomes(t.registerStatus, 'in-force')] },
);

const entryDeclined = fact(
  'register-entry-declined',
  1,
  { reason: words(t.registerDeclinedBecause, opinion) },
  { ...bureau, becomes: [becomes(t.registerStatus, 'declined')] },
);

/** What is said of it, its review and its documents, whole. */
const entryCorrected = fact('register-entry-corrected', 1, {
  words: words(t.registerWords, opinion).optional(),
  ...review,
  documents,
  reason: words(t.registerCorrectedBecause, opinion),
});

/** A row of its log: a rating, a review, a renewal, who answers for it, as the rules call it. The same row again, whole, puts it right, and says why. */
const entryLogged = fact('register-entry-logged', 1, {
  row: count(t.registerRow, { min: 1, max: limits.streamEvents }),
  rating: decimal(t.registerRating, { min: 0, max: limits.count }).per('row').optional(),
  words: words(t.registerLogWords, opinion).per('row').optional(),
  /** Who answers for it from that day on, and which organisations do it: the first of them leads. */
  leaders: several(id(t.registerLeaders), limits.items).per('row').optional(),
  desks: several(id(t.registerDesks), limits.items).per('row').optional(),
  on: day(t.registerLoggedOn).per('row'),
  reason: words(t.registerCorrectedBecause, opinion).per('row').optional(),
});

const entryLeft = fact(
  'register-entry-left',
  1,
  {
    gate: code(t.registerGate).optional(),
    reason: words(t.registerLeftBecause, opinion),
    documents,
    on: day(t.registerLeftOn),
  },
  { becomes: [becomes(t.registerStatus, 'left')] },
);

/** What had it entered counts no longer. */
const entryTakenBack = fact(
  'register-entry-taken-back',
  1,
  { reason: words(t.registerTakenBackBecause, opinion) },
  { becomes: [becomes(t.registerStatus, 'taken-back')] },
);

/** Entered in error, and taken back by whoever enters before anybody has confirmed it. */
const entryWithdrawn = fact(
  'register-entry-withdrawn',
  1,
  { reason: words(t.registerStruckBecause, opinion), documents, on: day(t.registerStruckOn) },
  { ...bureau, becomes: [becomes(t.registerStatus, 'withdrawn')] },
);

/** Whoever enters says that what somebody else has confirmed was entered in error: it stands until they have confirmed that, too. */
const entryStrikeAsked = fact(
  'register-entry-strike-asked',
  1,
  {
    reason: words(t.registerStruckBecause, opinion),
    documents,
    on: day(t.registerStrikeAskedOn),
    by: id(t.registerStrikeAskedBy),
    /** Whom they stood in for. */
    doneFor: id(t.doneFor).optional(),
  },
  bureau,
);

const entryStrikeDeclined = fact(
  'register-entry-strike-declined',
  1,
  { reason: words(t.registerKeptBecause, opinion) },
  bureau,
);

/** It was entered in error, and counts no longer, as if it had never been entered. What was said of it stays to be read. */
const entryStruck = fact(
  'register-entry-struck',
  1,
  {
    gate: code(t.registerGate).optional(),
    reason: words(t.registerStruckBecause, opinion),
    opinion: words(t.registerOpinion, opinion).optional(),
    documents,
    on: day(t.registerStruckOn),
  },
  { becomes: [becomes(t.registerStatus, 'struck')] },
);

export const registerFacts = factsOf({
  entryProposed,
  entryBecameOverdue,
  entrySubmitted,
  entryEntered,
  entryConfirmed,
  entryDeclined,
  entryCorrected,
  entryLogged,
  entryLeft,
  entryTakenBack,
  entryWithdrawn,
  entryStrikeAsked,
  entryStrikeDeclined,
  entryStruck,
});
export type RegisterEvent = EventOf<typeof registerFacts>;
