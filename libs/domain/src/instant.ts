/**
 * Instants are UTC text with six decimals and `Z` (`2022-05-09T01:02:03.000004Z`): one length, so that text order is time
 * order, and microseconds, since the event store orders by them.
 */
const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

export function isInstant(text: string): boolean {
  return instantText.test(text) && exists(text.slice(0, 19));
}

/** JavaScript reads 30 February as 2 March: what it reads must be what was written. `seconds` is `2022-05-09T01:02:03`. */
function exists(seconds: string): boolean {
  const milliseconds = Date.parse(`${seconds}Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 19) === seconds;
}

/** Any RFC 3339 instant (with any offset, up to microseconds) in the one form that is stored; undefined if it is none. */
export function parseInstant(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(?:\.(\d{1,6})\d*)?([Zz]|[+-]\d{2}:\d{2})$/.exec(text);
  if (!match) return undefined;
  const [, date = '', time = '', fraction = '', offset = 'Z'] = match;
  const milliseconds = Date.parse(`${date}T${time}${offset.toUpperCase()}`);
  if (Number.isNaN(milliseconds) || !exists(`${date}T${time}`)) return undefined;
  return `${new Date(milliseconds).toISOString().slice(0, 19)}.${fraction.padEnd(6, '0')}Z`;
}

/** The stored form of a JavaScript date. */
export function instantOf(date: Date): string {
  return date.toISOString().replace(/(\.\d{3})Z$/, '$1000Z');
}
