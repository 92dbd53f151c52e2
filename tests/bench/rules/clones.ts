import { derivedId } from '@wenxiao/domain/identity';
import type { NewEvent } from '@wenxiao/event-store';
import { hashOf } from '@wenxiao/rules/layers';
import type { ActThen, DayThen, History, StreamThen } from './history.js';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A county with everything of the one that was played, under other ids and a rule set of its own. */
export type CountyClone = Readonly<{
  /** What directory recorded of it on a day. */
  county(day: DayThen): readonly ActThen[];
  /** What was recorded of subjects, from one number to before another: each act of all of them at once. */
  subjects(day: DayThen, from: number, to: number): readonly ActThen[];
}>;

export function countyClone(history: History, number: number): CountyClone {
  const renamed = renaming(namesOf(history, number));
  const id = renamed(history.countyId);
  const here = ({ store, streams }: ActThen): ActThen => {
    return { store, tenant: id, streams: streams.map((then) => mapped(then, renamed)) };
  };
  return {
    county: (day) => day.county.map(here),
    subjects(day, from, to) {
      const own = Array.from({ length: to - from }, (_, at) => derivedId('bench', id, String(from + at)));
      return day.subject.map(here).map((act) => {
        const cut = act.streams.map((then) => cutAt(history.subject, then));
        return { ...act, streams: own.flatMap((subject) => cut.map((put) => put(subject))) };
      });
    },
  };
}

/** Whom a stream is named after. */
const idsOf = ({ stream }: StreamThen): readonly string[] => stream.match(uuid) ?? [];

/** Old → new: every organisation and person of the county, its rule set, and the hashes of the texts in which these stand. */
function namesOf({ countyId, days }: History, number: number): ReadonlyMap<string, string> {
  const county = days.flatMap((day) => day.county).flatMap(({ streams }) => streams);
  const above = new Set(
    days.flatMap((day) => day.above).flatMap(({ tenant, streams }) => [tenant, ...streams.flatMap(idsOf)]),
  );
  const ids = new Set([countyId, ...county.flatMap(idsOf)].filter((id) => !above.has(id)));
  const names = new Map([...ids].map((id) => [id, derivedId('bench', String(number), id)]));
  const texts = county
    .flatMap(({ events }) => events)
    .flatMap(({ published }) => (published?.type.startsWith('directory.rules-resolved.') ? [published.text] : []))
    .map((text) => JSON.parse(text) as { hash: string; text: string });
  for (const { text } of texts) {
    const own = (JSON.parse(text) as { layers: readonly { id: string }[] }).layers[0]?.id;
    if (own !== undefined && !names.has(own)) names.set(own, `${own}-${number}`);
  }
  for (const { hash, text } of texts) names.set(hash, hashOf(renaming(names)(text)));
  return names;
}

/** Whatever stands in a text of these, the longest first: one name may begin another. */
function renaming(names: ReadonlyMap<string, string>): (text: string) => string {
  const longestFirst = [...names.keys()].sort((one, other) => other.length - one.length);
  const any = new RegExp(longestFirst.join('|'), 'g');
  return (text) => text.replace(any, (name) => names.get(name) ?? name);
}

function mapped({ stream, expectedVersion, events }: StreamThen, change: (text: string) => string): StreamThen {
  return { stream: change(stream), expectedVersion, events: events.map((event) => changed(event, change)) };
}

function changed({ data, metadata, published, ...event }: NewEvent, change: (text: string) => string): NewEvent {
  return {
    ...event,
    data: change(data),
    metadata: change(metadata),
    ...(published && { published: { ...published, text: change(published.text) } }),
  };
}

/** The same texts with another subject, cut once for all of them. */
function cutAt(subject: string, { stream, expectedVersion, events }: StreamThen): (own: string) => StreamThen {
  const joining = (text: string) => {
    const parts = text.split(subject);
    return (own: string) => parts.join(own);
  };
  const cut = events.map((event) => {
    const texts = new Map(
      [event.data, event.metadata, event.published?.text ?? ''].map((text) => [text, joining(text)]),
    );
    return (own: string) => changed(event, (text) => texts.get(text)?.(own) ?? text);
  });
  const named = joining(stream);
  return (own) => ({ stream: named(own), expectedVersion, events: cut.map((put) => put(own)) });
}
