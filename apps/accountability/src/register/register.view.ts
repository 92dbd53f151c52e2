import { decimal, decimalToText, sumOf } from '@wenxiao/domain';
import type { Ruling } from '@wenxiao/rules/ruling';
import { figureTerms } from '@wenxiao/rules/wording';
import { entryNamed } from './register.place.js';
import type { EnteredEntry, LogRow } from './register.state.js';
import type { LoadedEntry } from './register.worlds.js';

type Triggers = NonNullable<EnteredEntry['triggers']>;

/** An entry as people read it, with its log, by the names of the rules. */
/** `isKeeper`: the reader keeps the register: that somebody says it is an error is known to nobody else before it is confirmed. */
export function viewOf(
  state: EnteredEntry,
  { world, name, place: stands }: LoadedEntry,
  { isKeeper }: Readonly<{ isKeeper: boolean }>,
): object {
  const { register, place, ruling } = world;
  const { status, scheme, named, occasion, effects, said, proposedOn, enteredOn, confirmed, declined } = state;
  const kind = register.value.kinds?.find(({ code }) => code === place.kind);
  const called = name ?? named;
  return {
    ...place,
    entry: entryNamed(place),
    registerName: register.value.zh,
    ...(kind && { kindName: kind.zh }),
    ...(called !== undefined && { name: called }),
    scheme,
    rules: ruling.hash,
    status,
    ...(occasion !== undefined && { occasion }),
    effects,
    ...(state.concerned && { concerned: state.concerned }),
    ...(state.forDecision !== undefined && { forDecision: state.forDecision }),
    ...(state.triggers && { triggers: state.triggers.map((each) => ({ ...each, ...calledIn(ruling, each) })) }),
    ...said,
    ...(proposedOn !== undefined && { proposedOn }),
    ...(state.overdueSince !== undefined && { overdueSince: state.overdueSince }),
    ...(enteredOn !== undefined && { enteredOn }),
    ...(confirmed && { confirmed }),
    ...(declined !== undefined && { declined }),
    log: state.log,
    ...ratingOf(state.log),
    ...assignedOn(stands.day, state.log),
    ...(state.left && { left: state.left }),
    ...(state.takenBack !== undefined && { takenBack: state.takenBack }),
    ...(state.withdrawn && { withdrawn: state.withdrawn }),
    ...(status === 'in-force' && isKeeper && strikeAskedIn(state)),
    ...(state.struck && { struck: state.struck }),
  };
}

/** That it was entered in error, as somebody says; who did, the trail says. */
function strikeAskedIn({ strikeAsked }: EnteredEntry): object {
  if (!strikeAsked) return {};
  const { reason, documents, on } = strikeAsked;
  return { strikeAsked: { reason, documents, on } };
}

/** What that is called: a finding by the words of the rules. */
function calledIn(ruling: Ruling, { on, trigger }: Triggers[number]): Readonly<{ zh?: string }> {
  const finding = on === 'finding' ? ruling.member('findings', trigger) : undefined;
  const zh = finding?.is === 'stated' ? finding.value.zh : figureTerms[trigger];
  return zh === undefined ? {} : { zh };
}

/** The mean of what it was rated, exact as far as a quotient goes. */
function ratingOf(log: readonly LogRow[]): object {
  const ratings = log.flatMap(({ rating }) => rating ?? []);
  if (ratings.length === 0) return {};
  const mean = sumOf(ratings.map((each) => decimal(each))).div(String(ratings.length));
  return { rating: decimalToText(mean), ratings: ratings.length };
}

/** Who answers for it on a day, and who does it: by the row that holds then. What held before stays in the log. */
function assignedOn(day: string, log: readonly LogRow[]): object {
  const rows = log.filter(({ leaders, on }) => leaders !== undefined && on <= day);
  const [now] = rows.sort((one, other) => (other.on < one.on ? -1 : other.on > one.on ? 1 : other.row - one.row));
  if (!now) return {};
  const { leaders, desks = [], on: since } = now;
  return { assigned: { leaders, lead: desks[0], desks, since } };
}
