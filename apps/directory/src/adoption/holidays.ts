import { readFile } from 'node:fs/promises';
import { readCalendar, WorkCalendar } from '@wenxiao/rules/deadline';
import { canonicalText, hashOf } from '@wenxiao/rules/layers';

/** Nest token of the {@link WorkCalendar} by which business days are counted. */
export const HOLIDAYS = Symbol('HOLIDAYS');

const shipped = new URL('./state-council.holiday-calendar.json', import.meta.url);

/**
 * The official arrangement of holidays and make-up working days.
 * @param file where an installation keeps its own; empty for the one that ships.
 * @throws {Error} saying what is wrong with the file.
 */
export async function readHolidays(file: string): Promise<WorkCalendar> {
  const reading = readCalendar(JSON.parse(await readFile(file === '' ? shipped : file, 'utf8')));
  if (reading.outcome === 'valid') return new WorkCalendar(hashOf(canonicalText(reading.value)), reading.value);
  const flaws = reading.flaws.map(({ path, zh, en }) => `  - ${path}: ${zh} / ${en}`);
  throw new Error(`节假日安排有误 / The holiday calendar is wrong:\n${flaws.join('\n')}`);
}
