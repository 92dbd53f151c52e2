import { limits } from '@wenxiao/domain/field';
import {
  cellText,
  distinctFindings,
  examineForm,
  heldAgainst,
  isSameFigure,
  keptFindings,
  type PublishedForm,
  readPublishedForm,
  textIn,
  yuanIn,
} from '@wenxiao/forms';
import type { Ruling } from '@wenxiao/rules/ruling';
import { type KeptForm, keptForm, noForm } from '@wenxiao/service-kit';
import type { Report, Round } from './monitoring.state.js';
import type { ApprovedIndicator, MonitoringWorld } from './monitoring.world.js';

/** What a form may say otherwise than the report with which it comes. */
type Reported = Pick<Report, 'spent' | 'attainment'>;
type Finding = NonNullable<Report['findings']>[number];

/** The published form that came with a report (绩效目标执行监控表): kept whole, and read for its check. */
export type HandedInForm = KeptForm &
  Readonly<{ published: PublishedForm; project?: string | undefined; year?: string | undefined }>;

/** @throws {ProblemError} `invalid-request` when it is no monitoring form, or larger than any. */
export function handedInForm(form: Record<string, unknown>): HandedInForm {
  if (form['kind'] !== 'monitoring') throw noForm('kind', '须为监控表（monitoring）', 'must be a monitoring form');
  const kept = keptForm(form);
  const reading = readPublishedForm(form);
  if (reading.outcome === 'refused') throw noForm(reading.problem.path, reading.problem.zh, reading.problem.en);
  const [project, year] = [textIn(form['project'], 'name'), textIn(form['source'], 'year')];
  return { ...kept, published: reading.form, project, year };
}

/**
 * What the check finds on a form, under the set of its round; and where it says otherwise than the report with which it came, or
 * than what is known. What is found is said and kept, and stands in nobody’s way: the figures are those of the report.
 */
export function findingsOf(
  form: HandedInForm,
  report: Reported,
  { rules }: Pick<Round, 'rules'>,
  { world, today }: Readonly<{ world: MonitoringWorld; today: string }>,
): readonly Finding[] {
  const all: readonly Finding[] = [
    ...keptFindings(examineForm(form.published, bandsIn(world.ruling(rules)))),
    ...heldAgainst(printedIn(form), {
      name: world.subjectName,
      years: [String(world.known.year)],
      budget: world.budgetOn(today),
      indicators: world.targets,
    }),
    ...otherThanReported(form.published, report, world.targets),
  ];
  return distinctFindings(all).slice(0, limits.batch);
}

/** The grades of a set, where it has any: what the form prints as one has to be one of them. */
const bandsIn = (ruling: Ruling) => ({
  id: ruling.layers[0]?.id ?? '',
  gradeBands: ruling.members('evaluation.gradeBands').map(({ value }) => value),
});

function printedIn({ published: { funds, indicators }, project, year }: HandedInForm) {
  return {
    project,
    year,
    annualBudget: funds ? yuanIn(funds.annualBudget, funds.unit) : undefined,
    indicators: indicators.map(({ name, target }) => ({
      name: cellText(name, limits.printed) ?? '',
      target: cellText(target, limits.printed),
    })),
  };
}

/** What was spent, and reached of each indicator, is in the form and in the report: one of both is wrong where they differ. */
function otherThanReported(
  { funds, indicators }: PublishedForm,
  { spent, attainment }: Reported,
  targets: readonly ApprovedIndicator[],
): readonly Finding[] {
  const paid = (['executed', 'executedJanJun'] as const).flatMap((column) => {
    const yuan = funds ? yuanIn(funds[column], funds.unit) : undefined;
    return yuan === undefined ? [] : [{ column, yuan }];
  });
  const others = indicators.flatMap(({ name, actual }, at) => {
    const reached = cellText(actual, limits.printed);
    const of = targets.filter((each) => each.name === cellText(name, limits.printed));
    const said = attainment.filter(({ indicator }) => of.some((each) => each.indicator === indicator));
    const isSame =
      reached === undefined || said.length === 0 || said.some((each) => isSameFigure(reached, each.actual));
    return isSame ? [] : [`indicators[${String(at)}].actual`];
  });
  const [first] = paid;
  return [...(first && spent !== undefined && first.yuan !== spent ? [`funds.${first.column}`] : []), ...others].map(
    (path) => ({
      finding: 'differs-from-report',
      path,
      severity: 'error',
    }),
  );
}
