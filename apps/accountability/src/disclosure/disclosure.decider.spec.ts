import { disclosureChanged } from '@wenxiao/contracts';
import { fold } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { type DisclosureEvent, disclosureFacts as facts } from '@wenxiao/facts/accountability';
import { askedBy, people, resting, subject, worldOf } from '../testing/under-fufeng.js';
import type { DisclosureCommand } from './disclosure.commands.js';
import { disclosure } from './disclosure.decider.js';
import { publishDisclosure } from './disclosure.publish.js';
import { type OpenedDisclosure, statusOf } from './disclosure.state.js';
import type { Concluded } from './disclosure.world.js';

const named = { type: 'finance-evaluation', period: '2023', number: 1 };
const result: Concluded = { ...named, version: 9, score: '88', grade: 'good' };
/** Of evaluations of a type, which says who discloses them. */
function worldWith(concluded: readonly Concluded[], type = 'finance-evaluation', goesBy = ['disclosure']) {
  const world = worldOf('disclosure', { subject, year: 2023, number: 1 });
  const figure = (code: string) => (code === 'evaluation.type' ? type : undefined);
  const procedures = { ...world.procedures, known: { ...world.procedures.known, figure } };
  return { ...world, procedures, concluded, approved: [], goesBy };
}
const specWith = (...concluded: readonly Concluded[]) => specOf(disclosure, worldWith(concluded));
const spec = specWith(result);
const asked = askedBy<DisclosureCommand>();

const today = '2024-05-06';
const procedure = 'disclosure';
const said = { scheme: 'budget-performance', procedure, subject, year: 2023, on: today };
const opened = facts.disclosureOpened({ ...said, results: [result] });
const stepsOpened = facts.disclosureStepsOpened({ procedure, open: [{ step: 'classification' }] });
const begun: readonly DisclosureEvent[] = [opened, stepsOpened];
const path = 'procedures/disclosure/steps';

const clear = (by = people.office) => asked('take-step', { step: 'classification', answer: 'clear', brings: {} }, by);
const cleared = facts.disclosureReviewed({
  procedure,
  step: 'classification',
  answer: 'clear',
  by: people.office,
  submission: 1,
  open: [{ step: 'publish' }],
});
const checked: readonly DisclosureEvent[] = [...begun, cleared];
const address = 'https://example.gov.cn/jx/2023';
const publishing = (different: object = { address }, by = people.deputy) =>
  asked('take-step', { step: 'publish', answer: 'published', brings: { date: today }, ...different }, by);

describe('opening a disclosure', () => {
  it('takes results as they are concluded, and begins the procedure of the set', () => {
    spec
      .given()
      .when(asked('open', { results: [named], today }))
      .then(resting(opened, 'procedures/disclosure'), resting(stepsOpened, 'procedures/disclosure'));
  });

  it('is of something that is concluded, and of nothing else', () => {
    spec
      .given()
      .when(asked('open', { results: [], today }))
      .thenRejected({ code: 'scope-wanting' });
    const other = { ...named, number: 2 };
    spec
      .given()
      .when(asked('open', { results: [named, other], today }))
      .thenRejected({ code: 'results-not-concluded', results: [other], concluded: [named] });
  });

  it.each([
    ['self-evaluation', 'disclosure-by-unit'],
    ['department-evaluation', 'disclosure-by-department'],
  ])('of a %s goes by %s, whose body proposes it', (type, by) => {
    const own = { ...result, type };
    const step = facts.disclosureStepsOpened({ procedure: by, open: [{ step: 'propose' }] });
    specOf(disclosure, worldWith([own], type, [by]))
      .given()
      .when(asked('open', { results: [{ ...named, type }], today }))
      .then(
        resting(facts.disclosureOpened({ ...said, procedure: by, results: [own] }), `procedures/${by}`),
        resting(step, `procedures/${by}`),
      );
  });

  it('is of results that the same body discloses', () => {
    const goesBy = ['disclosure', 'disclosure-by-unit'];
    specOf(disclosure, worldWith([result], undefined, goesBy))
      .given()
      .when(asked('open', { results: [named], today }))
      .thenRejected({ code: 'disclosed-apart', procedures: goesBy });
  });

  it('is opened once', () => {
    spec
      .given(...begun)
      .when(asked('open', { results: [named], today }))
      .thenRejected({ code: 'disclosed-already' });
    spec.given().when(clear()).thenRejected({ code: 'not-opened' });
  });
});

describe('disclosing', () => {
  it('is checked for what is secret first, or withheld with a reason', () => {
    spec
      .given(...begun)
      .when(clear())
      .then(resting(cleared, `${path}/classification/answers/clear`));
    spec
      .given(...begun)
      .when(asked('take-step', { step: 'classification', answer: 'withheld', brings: { reason: '涉密' } }))
      .then(
        resting(
          facts.disclosureReviewed({
            procedure,
            step: 'classification',
            answer: 'withheld',
            by: people.office,
            submission: 1,
            open: [],
            ended: 'withheld',
            reason: '涉密',
          }),
          `${path}/classification/answers/withheld`,
        ),
      );
    spec
      .given(...begun)
      .when(asked('take-step', { step: 'classification', answer: 'clear', brings: {}, address }))
      .thenRejected({ code: 'address-not-asked' });
  });

  it('is published by somebody else, who says where', () => {
    const issued = facts.disclosureIssued({
      procedure,
      step: 'publish',
      answer: 'published',
      by: people.deputy,
      submission: 1,
      open: [],
      ended: 'published',
      date: today,
    });
    spec
      .given(...checked)
      .when(publishing())
      .then(
        resting(issued, `${path}/publish/answers/published`),
        resting(facts.disclosurePublished({ step: 'publish', address }), 'disclosure.classificationCheck'),
      );
    for (const where of [{}, { address: '  ' }])
      spec
        .given(...checked)
        .when(publishing(where))
        .thenRejected({ code: 'address-wanting' });
  });

  it('is not published as it was checked once its results are other ones', () => {
    const changed = { code: 'results-changed', results: [named] } as const;
    specWith({ ...result, score: '59', version: 12 })
      .given(...checked)
      .when(publishing())
      .thenRejected(changed);
    specWith()
      .given(...checked)
      .when(publishing())
      .thenRejected(changed);
    // What was recorded again and says the same is what it was.
    const decision = disclosure.decide(publishing(), fold(disclosure, checked), {
      ...worldOf('disclosure', { subject, year: 2023, number: 1 }),
      goesBy: ['disclosure'],
      concluded: [{ ...result, version: 12 }],
      approved: [],
    });
    expect(decision.outcome).toBe('accepted');
  });

  it('is given up with a reason while nothing is out', () => {
    const reason = '结果已更正';
    const givenUp = facts.disclosureGivenUp({ reason });
    spec
      .given(...checked)
      .when(asked('give-up', { reason }))
      .then(givenUp);
    spec
      .given(...checked, givenUp)
      .when(publishing())
      .thenRejected({ code: 'given-up', reason });
  });

  it('what is out is out', () => {
    const issued = facts.disclosureIssued({
      procedure,
      step: 'publish',
      answer: 'published',
      by: people.deputy,
      submission: 1,
      open: [],
      ended: 'published',
      date: today,
    });
    const out = [...checked, issued, facts.disclosurePublished({ step: 'publish', address })];
    const ended = { code: 'ended', outcome: 'published' } as const;
    spec
      .given(...out)
      .when(asked('give-up', { reason: '误发' }))
      .thenRejected(ended);
    spec
      .given(...out)
      .when(asked('withdraw', { step: 'publish', reason: '误发' }, people.deputy))
      .thenRejected(ended);
  });
});

describe('a disclosure that is out and waits to be filed', () => {
  const issued = facts.disclosureIssued({
    procedure,
    step: 'publish',
    answer: 'published',
    by: people.deputy,
    submission: 1,
    open: [{ step: 'file' }],
    date: today,
  });
  const out = [...checked, issued, facts.disclosurePublished({ step: 'publish', address })];

  it('is neither given up nor taken back', () => {
    const ended = { code: 'ended', outcome: 'published' } as const;
    for (const command of [
      asked('give-up', { reason: '误发' }),
      asked('withdraw', { step: 'publish', reason: '误发' }, people.deputy),
    ])
      spec
        .given(...out)
        .when(command)
        .thenRejected(ended);
  });

  it('is told to be published', () => {
    expect(statusOf(fold(disclosure, out) as OpenedDisclosure)).toBe('published');
  });
});

describe('what others are told of a disclosure', () => {
  const place = { tenant: subject, id: `${subject}.2023.1`, version: 1 } as Parameters<typeof publishDisclosure>[2];
  const told = (history: readonly DisclosureEvent[], event: DisclosureEvent) =>
    publishDisclosure(event, fold(disclosure, [...history, event]), place);
  const ofStep = (answer: string) =>
    facts.disclosureFiled({
      procedure,
      step: 'publish',
      answer,
      by: people.deputy,
      submission: 1,
      ended: answer,
      open: [],
    });
  const changed = (status: 'open' | 'published' | 'withheld' | 'given-up') =>
    disclosureChanged({ subject, year: 2023, number: 1, scheme: said.scheme, status });

  it('is how far it is, and nothing of what it says', () => {
    expect(told([], opened)).toEqual(changed('open'));
    expect(told(begun, cleared)).toBeUndefined();
    expect(told(begun, facts.disclosureGivenUp({ reason: '结果已更正' }))).toEqual(changed('given-up'));
    expect(told(checked, ofStep('withheld'))).toEqual(changed('withheld'));
  });

  it('is never that it is withheld where the step that ends it publishes it', () => {
    expect(told(checked, ofStep('published'))).toBeUndefined();
    expect(told([...checked, ofStep('published')], facts.disclosurePublished({ step: 'publish', address }))).toEqual(
      changed('published'),
    );
  });
});
