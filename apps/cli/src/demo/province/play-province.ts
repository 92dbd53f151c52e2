import type { Money } from '@wenxiao/domain';
import { advanceTo } from '../clock.js';
import { figuresOf, shareOf } from '../figures-of-form.js';
import { forEachPlay } from '../stage.js';
import { type Act, type CourseDay, day } from './course.js';
import { isOnce, performOnce } from './perform-once.js';
import { perform } from './perform.js';
import type { Playing } from './playing.js';
import { refineFor, type Seat } from './prepare-government.js';
import type { Province } from './prepare-province.js';
import { type Project, projects, type ProjectYear } from './projects.js';

/** The published forms, as data of the repository. */
const forms = new URL('../../../../../tests/forms/published/', import.meta.url);

/** How far the demo has come: `done` of `total` acts of a day. */
type ProvinceStage = Readonly<{ zh: string; en: string; done: number; total: number }>;
type Told = (stage: ProvinceStage) => void;

const nothing = { amount: '0', unit: '元' } as const;

/** The projects of a government in all budget years, each after the year before it; of one that assesses bodies, the body. */
function playsOf(seat: Seat, years: readonly number[]): readonly Playing[] {
  const { course, declares } = seat.government;
  if (!course) return [];
  const plays: Playing[] = [];
  for (const [index, project] of projects.entries()) {
    // A body is assessed once, whatever projects there are.
    if (declares && index > 0) break;
    let before: Playing | undefined;
    for (const [which, year] of years.entries()) {
      const ofYear = project.years[which];
      if (!ofYear) break;
      before = playing({ seat, year, before }, project, ofYear);
      plays.push(before);
    }
  }
  return plays;
}

function playing(
  { seat, year, before }: Readonly<{ seat: Seat; year: number; before: Playing | undefined }>,
  { form }: Project,
  course: ProjectYear,
): Playing {
  const common = { seat, year, course, subject: '', ...(before && { before }) };
  if (seat.government.declares) return { ...common, budget: nothing };
  const figures = figuresOf(forms, { form, field: 'water', spentPercent: course.spentPercent });
  return { ...common, figures, budget: budgetAfter(before, figures.requested) };
}

/** What a result takes off is missing in the first budget that was not approved when it was decided: that of the year after the next. */
function budgetAfter(before: Playing | undefined, requested: Money): Money {
  const decided = before?.before;
  const cutPercent = decided?.seat.government.decides?.[decided.course.quality].cutPercent;
  return cutPercent === undefined ? requested : shareOf(decided?.budget ?? requested, 100 - cutPercent);
}

/** A day of a course in a budget year. */
const dayIn = (year: number, on: CourseDay): string => `${String(year + on.year)}-${on.day}`;

type Due = Readonly<{ on: string; run: () => Promise<void> }>;

/** What is done on each day by each government, in the order of days: a year is asked for before the one that runs is evaluated. */
function agendaOf(seats: readonly Seat[], plays: readonly Playing[], years: readonly number[]): readonly Due[] {
  const due = seats.flatMap((seat) => {
    const { course = [], refines } = seat.government;
    return years.flatMap((year, which) => {
      const ofYear = plays.filter((each) => each.seat === seat && each.year === year);
      const stages = ofYear.length === 0 ? [] : [...course, ...(which > 0 ? (refines?.course ?? []) : [])];
      const own = stages.map(({ on, acts }): Due => {
        const day = dayIn(year, on);
        return { on: day, run: () => playStage(acts, ofYear, day) };
      });
      const refined = { on: dayIn(year, day.asked), run: () => refineFor(seat, `${String(year)}-01-01`) };
      return which === 1 && refines ? [refined, ...own] : own;
    });
  });
  return due.toSorted((one, other) => one.on.localeCompare(other.on));
}

/** All acts of a stage in their order, each on all projects of the government before the next. */
async function playStage(acts: readonly Act[], plays: readonly Playing[], on: string): Promise<void> {
  for (const act of acts) {
    if (isOnce(act)) await performOnce(plays, act, on);
    else for (const playing of plays) await perform(playing, act, on);
  }
}

/**
 * Plays the budget years of all governments, day after day on the demo's own clock, several governments at once.
 * @returns what was played, government by government
 */
export async function playYears({ making, seats, years }: Province, tell: Told): Promise<readonly Playing[]> {
  const plays = seats.flatMap((seat) => playsOf(seat, years));
  const agenda = agendaOf(seats, plays, years);
  for (const on of new Set(agenda.map((due) => due.on))) {
    await advanceTo(making, `${on}T02:00:00.000000Z`);
    const today = agenda.filter((due) => due.on === on);
    await forEachPlay(
      today,
      ({ run }) => run(),
      (done) => tell({ zh: `${on} 各地办理`, en: `${on}, government by government`, done, total: today.length }),
    );
  }
  return plays;
}
