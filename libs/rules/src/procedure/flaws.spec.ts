import type { Procedure, Step } from '../shape/procedure.js';
import { flowFlaws } from './flaws.js';
import { answer, business, centre, gate, group, passed, procedure, returned, step, unit } from './testing/parts.js';
import { every } from './testing/procedures.js';

const of = (...steps: readonly Step[]): Procedure => procedure('p', '办理', 'object', steps);
const submit = step('submit', '报送', 'submit', unit, [answer('submitted', '报送', 'next')]);
const review = step('review', '审核', 'review', business, [passed('end'), returned('submit')]);
const sometimes = { when: { figure: 'subject.key', is: ['yes'] } };
/** Where the flaws are, and what they say. */
const flaws = (of: Procedure) => flowFlaws(of).map(({ path, en }) => `${path.slice('procedures/p'.length)}: ${en}`);

describe('a procedure that is published', () => {
  it.each(Object.entries(every))('has no flaw: %s', (_, sound) => {
    expect(flowFlaws(sound)).toEqual([]);
  });

  it('says in Chinese and English what is wrong, and where', () => {
    expect(flowFlaws(of(submit, { ...review, answers: [passed('approve')] }))).toEqual([
      { path: 'procedures/p/steps/review/answers/passed/then', zh: '没有环节 approve', en: 'there is no step approve' },
    ]);
  });

  it('calls no two steps the same, and none like what answers say', () => {
    expect(flaws(of(submit, review, { ...review, answers: [passed('end')] }))).toEqual([
      '/steps/review: two steps have this code',
      '/steps/review: two steps have this code',
    ]);
    expect(flaws(of({ ...submit, code: 'next' }, { ...review, answers: [passed('end')] }))).toEqual([
      '/steps/next: no step can be called next or end',
    ]);
  });

  it('has parallel steps together', () => {
    const beside = { beside: 'prepare' };
    expect(flaws(of({ ...submit, ...beside }, review, { ...review, code: 'other', ...beside }))).toEqual([
      '/steps/other/beside: steps that are open beside one another must stand together',
    ]);
  });

  it('reaches every step', () => {
    const never = { ...review, code: 'never' };
    expect(flaws(of(submit, review, never))).toEqual(['/steps/never: no way leads to this step']);
    const jump = { ...review, answers: [...review.answers, answer('again', '再审', 'never')] };
    expect(flaws(of(submit, jump, never))).toEqual([]);
  });

  it('reaches an end from every step, whatever conditions turn out', () => {
    const back = { ...review, answers: [returned('submit')] };
    expect(flaws(of(submit, back))).toEqual([': the procedure has no end that can be reached']);
    // The way out depends on a condition: it may never open.
    const way = step('file', '备案', 'file', centre, [answer('filed', '备案', 'end')], sometimes);
    expect(flaws(of(submit, way, back))).toEqual([
      '/steps/submit: from this step no end may be reached',
      '/steps/review: from this step no end may be reached',
    ]);
  });

  it('has in a group no step that can be left alone without a way on', () => {
    const beside = { beside: 'prepare' };
    const out = { ...review, code: 'out', answers: [passed(), answer('stopped', '终止', 'end')], ...beside };
    const stuck = { ...review, code: 'stuck', answers: [returned('submit')], ...beside };
    expect(flaws(of(submit, out, stuck, review))).toContain('/steps/stuck: from this step no end may be reached');
  });

  it('goes back to where there is an end, though what stands beside that is done already', () => {
    const beside = { beside: 'prepare' };
    const look = { ...submit, code: 'look', optional: true as const, ...beside };
    const decide = { ...review, code: 'decide', answers: [passed(), answer('stopped', '终止', 'end')], ...beside };
    const back = { ...review, answers: [returned('look')] };
    expect(flaws(of(look, decide, back))).toContain('/steps/review: from this step no end may be reached');
    expect(flaws(of(look, decide, { ...review, answers: [returned('decide')] }))).toEqual([]);
  });

  it('names the outcome where it may end by running out', () => {
    const say = 'no step may follow: it must be "end", or say the outcome';
    const key = { ...review, code: 'key-review', answers: [passed('end'), returned('submit')], ...sometimes };
    const desk = { ...review, answers: [passed(), returned('submit')] };
    expect(flaws(of(submit, desk, key))).toEqual([`/steps/review/answers/passed: ${say}`]);
    const named = { ...desk, answers: [answer('passed', '通过', 'next', { outcome: 'reviewed' }), returned('submit')] };
    expect(flaws(of(submit, named, key))).toEqual([]);
    expect(flaws(of(submit))).toEqual([`/steps/submit/answers/submitted: ${say}`]);
    expect(flaws(of({ ...key, answers: [passed('end')] }))).toEqual([': no step is sure to open']);
  });

  it('may run out where it is a body’s own, which another goes on from', () => {
    const own = procedure('p', '内部', 'object', [submit], { inside: { of: 'target-review', at: 'unit' } });
    expect(flaws(own)).toEqual([]);
  });

  it('has a step behind every optional one', () => {
    const optional = { ...submit, code: 'ask', optional: true as const };
    expect(flaws(of(submit, review, optional))).toContain(
      '/steps/ask/optional: after an optional step there must be one that is sure to open, or the end may come before it',
    );
    expect(flaws(of(submit, optional, review))).toEqual([]);
    expect(flaws(of(submit, optional, { ...review, ...sometimes }))).toContainEqual(
      expect.stringContaining('/steps/ask/optional'),
    );
  });

  it('has no own procedure before a step that is repeated or decided elsewhere', () => {
    const inside = { inside: 'unit' as const };
    const chain = { ...submit, repeats: 'own-level-up' as const, ...inside };
    const decided = step('decide', '批准', 'approve', gate('government', 'evaluation-list'), [passed('end')], inside);
    expect(flaws(of(chain, decided)).filter((each) => each.includes('/inside'))).toHaveLength(2);
  });

  it('makes exceptions only where notBy keeps somebody out, with persons and a reason', () => {
    const head = { desk: 'head', of: 'unit' } as const;
    const excepted = (more: object, then = 'review') =>
      answer('excepted', '特批', then, { exceptionBy: head, ...more });
    const needs = { needs: ['persons', 'reason'] as const };
    const withException = (by: ReturnType<typeof excepted>, notBy?: readonly string[]) =>
      of(submit, { ...review, answers: [...review.answers, by], ...(notBy && { notBy }) });
    const flawed = [
      '/steps/review/answers/excepted: an exception belongs to a step with notBy: it names persons and a reason and leads to the step itself',
    ];
    expect(flaws(withException(excepted(needs), ['submit']))).toEqual([]);
    expect(flaws(withException(excepted(needs)))).toEqual(flawed);
    expect(flaws(withException(excepted({}), ['submit']))).toEqual(flawed);
    expect(flaws(withException(excepted(needs, 'end'), ['submit']))).toEqual(flawed);
  });

  it('leaves somebody of a group for each of its steps', () => {
    const each = { repeats: 'each-assigned' as const };
    const work = step('work', '核实', 'score', group, [answer('done', '完成', 'next')], each);
    const final = step('final', '结论', 'conclude', group, [answer('done', '完成', 'end')], { notBy: ['work'] });
    const flaw =
      '/steps/final/notBy: everybody of the group did the other step, each of them: nobody is left for this one';
    expect(flaws(of(work, final))).toEqual([flaw]);
    expect(flaws(of({ ...submit, code: 'work', by: group }, final))).toEqual([]);
  });
});
