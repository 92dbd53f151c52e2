import type { Reader } from '@wenxiao/domain/field';
import { readerOf, type StandingToObject } from './reader.js';

const stranger: StandingToObject = {
  bureau: false,
  audits: false,
  reaches: false,
  party: false,
  assigned: false,
  acts: false,
  oversees: false,
  judges: false,
  ended: false,
};
const sealed = { own: false, disclosed: false, gathered: false };
const as = (who: Partial<StandingToObject>, event = sealed): Reader => readerOf({ ...stranger, ...who }, event);
const expert = { party: true, assigned: true };

describe('what somebody is to an event of an object', () => {
  it('is one of the public without any relation to it', () => {
    expect(as({})).toEqual({ audience: 'public', blind: true });
  });

  it('is a party by whom they reach, by being named, and while they judge another object of the subject', () => {
    const party = { audience: 'parties', blind: true };
    expect([as({ reaches: true }), as(expert), as({ judges: true })]).toEqual([
      party,
      { ...party, named: true },
      party,
    ]);
  });

  it('is of the bureau by a desk over the jurisdiction, and reads as one named where that desk acts', () => {
    expect([as({ bureau: true }), as({ bureau: true, acts: true })]).toEqual([
      { audience: 'finance', blind: false },
      { audience: 'finance', named: true, blind: false },
    ]);
  });

  it('reads what is for those named, and nothing else, by a desk that acted once and reaches it no longer', () => {
    expect(as({ acts: true })).toEqual({ audience: 'public', named: true, blind: true });
  });

  it('oversees beside whatever else they are, and is told nothing more by that', () => {
    expect([as({ oversees: true }), as({ oversees: true, reaches: true })]).toEqual([
      { audience: 'public', oversees: true, blind: true },
      { audience: 'parties', oversees: true, blind: true },
    ]);
  });

  it('audits like the bureau while it is under way, and reads all of it once it has ended', () => {
    expect([as({ audits: true }), as({ audits: true, ended: true })]).toEqual([
      { audience: 'finance', blind: false },
      { audience: 'named', blind: false },
    ]);
    expect(as({ reaches: true, ended: true })).toEqual({ audience: 'parties', blind: false });
  });

  it('is blind as an evaluator of the bureau too, until what was submitted is disclosed, and never to what is their own', () => {
    const evaluates = { bureau: true, ...expert };
    expect([
      as(evaluates).blind,
      as(evaluates, { ...sealed, own: true }).blind,
      as(evaluates, { ...sealed, disclosed: true }).blind,
      as({ bureau: true, party: true }).blind,
    ]).toEqual([true, false, false, false]);
  });

  it('reads beside whom they evaluate once all have submitted; the unit waits for the disclosure, though it was assigned, too', () => {
    const gathered = { ...sealed, gathered: true };
    const unit = { reaches: true };
    expect(
      [as(expert, gathered), as({ ...unit, ...expert }, gathered), as(unit, gathered)].map(({ blind }) => blind),
    ).toEqual([false, true, true]);
    expect(as({ ...unit, ...expert }, { ...gathered, disclosed: true }).blind).toBe(false);
  });

  it('is told which person acted as whom the object names by being of the bureau, or named beside; not by being judged', () => {
    const acted = { ...sealed, assignee: 'expert-1' };
    const unnamed = (who: Partial<StandingToObject>, event = acted) => as(who, event).unnamed;
    expect([
      unnamed({ bureau: true }),
      unnamed({ audits: true }),
      unnamed(expert),
      unnamed({ reaches: true }, { ...acted, own: true }),
    ]).toEqual([undefined, undefined, undefined, undefined]);
    expect([
      unnamed({ reaches: true }),
      unnamed({ reaches: true, ...expert }),
      unnamed({ judges: true }),
      unnamed({ reaches: true, acts: true }),
    ]).toEqual(['expert-1', 'expert-1', 'expert-1', 'expert-1']);
  });
});
