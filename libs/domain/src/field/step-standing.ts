import * as t from '../terms/procedure.js';
import { code, count, flag, id, list, name, oneOf } from './field.js';
import { limits } from './limits.js';

const step = code(t.step);
/** An organisation, or the assigned person or organisation. */
const level = id(t.level);
const printed = { max: limits.printed } as const;

/**
 * What else a procedure needs to know of itself again when history is folded, without looking at a rule set of any day: rows
 * as `@wenxiao/rules/procedure` records them.
 */
export const standing = {
  /** The levels of each open step that is repeated, those done included, from the lowest. */
  levels: list(['step', 'level'], limits.items, { step, level }).optional(),
  /** What the open steps that are held wait for. */
  missing: list(['step', 'on', 'name', 'year'], limits.items, {
    step,
    on: oneOf(t.waitsForKind),
    name: code(t.waitsFor),
    year: count(t.waitsForYear).optional(),
  }).optional(),
  /** Steps that are decided on another object. */
  passed: list(['step'], limits.items, {
    step,
    answer: code(t.decidedElsewhere),
    outcome: code(t.outcomeElsewhere).optional(),
    stream: name(t.decidedInStream, { max: limits.name, noFigure: 'names a record, and not what it says' }),
    version: count(t.decidedInVersion, { min: 1, noFigure: 'names a record, and not what it says' }),
    sentBack: flag(t.sentBack).optional(),
  }).optional(),
  /** The values by which steps opened or were skipped. */
  restedOn: list(['step', 'on', 'name', 'year'], limits.items, {
    step,
    on: oneOf(t.restedOnKind),
    name: code(t.restedOn),
    year: count(t.restedOnYear).optional(),
    value: name(t.restedOnValue, printed).optional(),
  }).optional(),
  /** Steps whose answers no longer count, because something was sent back. */
  undone: list(['step'], limits.items, { step }).optional(),
  /** The outcome in which the procedure ended. */
  ended: code(t.endedAs).per('procedure').optional(),
};

/** Who took the step: whom a later step keeps out. */
export const takenBy = { by: id(t.takenBy, { noFigure: 'the trail tells of every event who acted' }) };

const ofParties = { noFigure: 'the persons and organisations that an answer names are figures' } as const;

/** Whom an answer names. */
export const named = {
  /** The parties of the object from now on. */
  assigned: list(['as', 'person', 'organisation'], limits.items, {
    as: code(t.assignedAs, ofParties),
    person: id(t.assignedPerson, ofParties).optional(),
    organisation: id(t.assignedOrganisation, ofParties).optional(),
  }).optional(),
  /** Whom a head lets act although they did another step. */
  excepted: list(['person'], limits.items, { person: id(t.exceptedPerson, ofParties) }).optional(),
};
