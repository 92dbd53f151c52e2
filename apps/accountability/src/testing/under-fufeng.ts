import { type Command, type Fact, under } from '@wenxiao/domain';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { ByProcedure } from '@wenxiao/service-kit';

const set = seed('fufeng-2022');
if (!set) throw new Error('The rule set of Fufeng is not among the seeds');
/** Laid together and hashed once. */
export const rules = ruling(layered(set, undefined, { organisation: false }));

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;
export const subject = id(1);
export const people = { clerk: id(61), office: id(62), deputy: id(63) };

/** What a decision on an object that goes by a procedure of Fufeng may look up, where nothing is known that a condition asks for. */
export const worldOf = <Place>(object: ByProcedure['object'], place: Place) => ({
  object,
  place,
  ruling: rules,
  procedures: {
    known: {
      year: 2023,
      figure: () => undefined,
      found: () => false,
      period: () => undefined,
      parameter: () => null,
    },
    levels: () => [],
    decided: () => undefined,
    inside: () => undefined,
    parties: () => [],
    checklist: () => undefined,
    anybodyBeside: () => true,
  },
  events: {},
  outdated: [],
  departures: { left: [] },
});

/** The event as it is decided under these members and values of the set. */
export const resting = <Event extends Fact>(event: Event, ...paths: readonly string[]): Event =>
  under(event, ...paths.map((path) => ({ path })));

/** What somebody asks for. */
export const askedBy =
  <Cmd extends Command>() =>
  <Type extends Cmd['type']>(type: Type, data: Extract<Cmd, { type: Type }>['data'], by: string = people.office): Cmd =>
    ({ type, data, at: '2024-05-06T01:00:00.000000Z', by: { id: by, as: 'grant' } }) as unknown as Cmd;
