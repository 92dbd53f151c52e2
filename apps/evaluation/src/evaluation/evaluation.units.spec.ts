import { evaluationId } from './evaluation.place.js';
import { publishEvaluation } from './evaluation.publish.js';
import { unitPartsOf } from './evaluation.state.js';
import { bodies, type Evaluated, form, papers, people } from './testing/evaluated.js';
import {
  begun,
  carriedOut,
  execution,
  indicators,
  km,
  north,
  ofNorth,
  ofSouth,
  own,
  part,
  reached,
  type Row,
  type Said,
  south,
  upToWhole,
  whole,
} from './testing/several-units.js';

const refused = (code: string, more: object = {}) => ({ outcome: 'rejected', rejection: { code, ...more } });
const rowOf = (evaluated: Evaluated, indicator: string) =>
  evaluated.last('self-evaluation-computed')?.computed.find((row) => row.indicator === indicator);

describe('FF-40: a self-evaluation of a project that several units carry out', () => {
  it('is put together by money: amounts are added, rates and judgements weighted by each unit’s share', () => {
    const evaluated = upToWhole();
    expect(whole(evaluated, reached(own)).outcome).toBe('accepted');
    expect(evaluated.last('self-evaluation-computed')).toEqual({
      step: 'evaluate',
      framework: 'mof-budget-2020-10',
      weights: 'as-approved',
      ...execution,
      units: [
        { organisation: bodies.unit, share: '50' },
        { organisation: south, share: '20' },
        { organisation: north, share: '30' },
      ],
      computed: [
        { part: 'execution', points: '10', method: 'execution-rate', computed: '9', score: '9' },
        // 50 + 10 + 40 of 120 kilometres.
        expect.objectContaining({
          indicator: 'length',
          actual: '100',
          together: 'sum',
          score: '41.66666666666666666666',
        }),
        // 30 × (0.7 × 50 + 0.9 × 30 + 0.5 × 20) %.
        {
          ...{ part: 'benefit', indicator: 'order', name: '指标order', points: '30', method: 'qualitative-tiers' },
          ...{ together: 'weighted-mean', computed: '21.6', score: '21.6' },
        },
        // 90 × 50 + 80 × 30 + 100 × 20 of a hundred: 89 of 90.
        expect.objectContaining({ actual: '89', together: 'weighted-mean', score: '9.88888888888888888888' }),
      ],
      total: '82.15555555555555555555',
      findings: [],
    });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ score: '82.15555555555555555555', grade: 'good' });
  });

  it('comes to the same in whatever order the units say it', () => {
    const [one, other] = [upToWhole(), begun()];
    part(other, north, reached(ofNorth));
    part(other, south, reached(ofSouth));
    for (const each of [one, other]) whole(each, reached(own));
    expect(other.last('self-evaluation-computed')?.total).toBe(one.last('self-evaluation-computed')?.total);
  });

  it('waits for every unit, and names those who have not said it', () => {
    const evaluated = begun();
    expect(whole(evaluated, reached(own))).toEqual(refused('units-missing', { units: [north, south] }));
    part(evaluated, south, reached(ofSouth));
    expect(whole(evaluated, reached(own))).toEqual(refused('units-missing', { units: [north] }));
    expect(part(evaluated, people.agency, reached(ofNorth))).toEqual(refused('units-missing', { units: [north] }));
    expect(part(evaluated, south, reached(ofSouth))).toMatchObject(refused('not-open', {}));
    expect(evaluated.state).toMatchObject({ status: 'open', parts: [{ organisation: south }] });
  });

  it('asks a unit of what it reached alone, whole, and by a share that the subject says', () => {
    const evaluated = begun();
    expect(part(evaluated, north, undefined)).toEqual(refused('attained-wanting', { organisation: north }));
    expect(part(evaluated, north, reached(ofNorth), { form })).toEqual(refused('form-of-whole'));
    expect(part(evaluated, north, { attained: [{ indicator: 'length', actual: '1' }] })).toEqual(
      refused('attained-incomplete', { missing: ['order', 'content'], unknown: [], repeated: [] }),
    );
    const indicator = { indicator: 'length', organisation: north };
    expect(part(evaluated, north, reached({ ...ofNorth, length: {} }))).toEqual(
      refused('indicator-refused', { ...indicator, reason: 'actual-wanting' }),
    );
    const stated = { ...ofNorth, ...km('10', { points: '50', reason: '任务较重' }) };
    expect(part(evaluated, north, reached(stated))).toEqual(
      refused('indicator-refused', { ...indicator, reason: 'points-of-whole' }),
    );
    expect(part(evaluated, north, reached({ ...ofNorth, order: { tier: 'partly', share: '0.9' } }))).toEqual(
      refused('indicator-refused', { indicator: 'order', organisation: north, reason: 'share-outside-tier' }),
    );
    const unknown = begun({ carriedOut: { ...carriedOut, beside: [{ organisation: north }] } });
    expect(part(unknown, north, reached(ofNorth))).toEqual(refused('share-wanting', { organisation: north }));
    expect(evaluated.history.some(({ type }) => type === 'implementer-attained')).toBe(false);
  });

  it('asks the unit of the subject, too, unless it has none of the money', () => {
    const evaluated = upToWhole();
    expect(whole(evaluated, undefined, { form })).toEqual(refused('attained-wanting', { organisation: bodies.unit }));
    expect(whole(evaluated, { attained: [] })).toEqual(
      refused('attained-incomplete', {
        ...{ missing: ['length', 'order', 'content'], unknown: [], repeated: [], organisation: bodies.unit },
      }),
    );
    const beside = [
      { organisation: north, share: '60' },
      { organisation: south, share: '40' },
    ];
    const coordinating = upToWhole({ carriedOut: { unit: bodies.unit, beside } });
    expect(whole(coordinating, { attained: [] }).outcome).toBe('accepted');
    expect(rowOf(coordinating, 'length')).toMatchObject({ actual: '50' });
    expect(rowOf(coordinating, 'content')).toMatchObject({ actual: '88' });
    expect(coordinating.last('self-evaluation-computed')?.units?.[0]).toEqual({
      organisation: bodies.unit,
      share: '0',
    });
  });

  it('weighs its own share where the subject says it, and refuses shares that are more than the whole, or nothing', () => {
    const said = upToWhole({ carriedOut: { ...carriedOut, share: '10' } });
    whole(said, reached(own));
    // 90 × 10 + 80 × 30 + 100 × 20 over 60: what nobody has weighs nothing.
    expect(rowOf(said, 'content')).toMatchObject({ actual: '88.33333333333333333333' });
    for (const [share, other, sum] of [
      ['60', '50', '110'],
      ['100', '0', '110'],
    ]) {
      const over = upToWhole({
        carriedOut: {
          unit: bodies.unit,
          ...(other === '0' && { share: '10' }),
          beside: [
            { organisation: north, share: share ?? '' },
            { organisation: south, share: other ?? '' },
          ],
        },
      });
      expect(whole(over, reached(own))).toEqual(refused('shares-refused', { sum }));
    }
    const nothing = upToWhole({
      carriedOut: { unit: bodies.unit, share: '0', beside: carriedOut.beside.map((each) => ({ ...each, share: '0' })) },
    });
    expect(whole(nothing, reached(own))).toEqual(refused('shares-refused', { sum: '0' }));
  });

  it('believes the treasury before the units, and adds up what these paid where it says nothing', () => {
    const paid = (each: Said, executed: string) => ({ ...each, executed });
    const silent = { execution: { budget: '1000000.00' } };
    const evaluated = upToWhole(silent, paid(ofNorth, '200000.00'), paid(ofSouth, '100000.00'));
    expect(whole(evaluated, reached(own))).toEqual(refused('execution-wanting', { wanting: 'executed' }));
    expect(whole(evaluated, reached(paid(own, '500000.00'))).outcome).toBe('accepted');
    expect(evaluated.last('self-evaluation-computed')).toMatchObject({ executed: '800000.00', findings: [] });
    const known = upToWhole({}, paid(ofNorth, '200000.00'), paid(ofSouth, '100000.00'));
    whole(known, reached(paid(own, '500000.00')));
    expect(known.last('self-evaluation-computed')).toMatchObject({
      executed: '900000.00',
      findings: [{ finding: 'differs-from-execution', path: 'attained.executed', severity: 'error' }],
    });
  });

  it('asks how figures are put together whose unit of measure does not say it, and takes it otherwise where the unit says so', () => {
    const days = [
      { ...indicators[0]!, direction: 'at-most' as const, value: '30', unit: '天' },
      ...indicators.slice(1),
    ];
    const evaluated = upToWhole({ indicators: days }, { ...ofNorth, ...km('20') }, { ...ofSouth, ...km('30') });
    const said = (together?: Row['together']) => reached({ ...own, ...km('40', together && { together }) });
    expect(whole(evaluated, said())).toEqual(refused('together-wanting', { indicator: 'length' }));
    whole(evaluated, said('weighted-mean'));
    expect(rowOf(evaluated, 'length')).toMatchObject({ actual: '32', together: 'weighted-mean', computed: '46.875' });
    const mean = upToWhole();
    whole(mean, reached({ ...own, ...km('50', { together: 'weighted-mean' }) }));
    expect(rowOf(mean, 'length')).toMatchObject({ actual: '36', together: 'weighted-mean' });
  });

  it('is put together anew when a unit corrects its part, and graded by that', () => {
    const evaluated = upToWhole();
    whole(evaluated, reached(own));
    const corrected = { ...ofNorth, ...km('30') };
    const decision = evaluated.act(
      'correct',
      {
        ...{ step: 'implementers-evaluate', level: north, brings: papers('self-evaluation-form'), today: '2023-06-20' },
        attained: reached(corrected),
      },
      people.agency,
    );
    expect(decision).toMatchObject({ outcome: 'accepted' });
    expect(rowOf(evaluated, 'length')).toMatchObject({ actual: '120', score: '50' });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({
      score: '90.48888888888888888888',
      grade: 'excellent',
    });
    expect(evaluated.last('implementer-attained')).toMatchObject({ organisation: north, reportedOn: '2023-06-10' });
    const bad = evaluated.act(
      'correct',
      {
        ...{ step: 'implementers-evaluate', level: north, brings: papers('self-evaluation-form'), today: '2023-06-20' },
        attained: reached({ ...corrected, length: {} }),
      },
      people.agency,
    );
    expect(bad).toMatchObject(refused('indicator-refused', {}));
  });

  it('no longer counts a part that was taken back, and waits for it again', () => {
    const evaluated = upToWhole();
    evaluated.act('withdraw', { step: 'implementers-evaluate', level: north, reason: '填错' }, people.agency);
    expect(evaluated.state.status === 'open' && unitPartsOf(evaluated.state)).toEqual([
      expect.objectContaining({ organisation: south }),
    ]);
    expect(whole(evaluated, reached(own))).toEqual(refused('units-missing', { units: [north] }));
  });

  it('takes the form alone where nobody can compute it: no framework fits what was approved', () => {
    const unfit = { indicators: indicators.map((each) => ({ ...each, level1: '其他指标' })) };
    const evaluated = upToWhole(unfit);
    expect(whole(evaluated, undefined, { form }).outcome).toBe('accepted');
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ score: '95.5' });
  });

  it('names them from its beginning: they are its parties, and not of what is evaluated otherwise', () => {
    const evaluated = begun();
    expect(evaluated.last('evaluation-steps-opened')).toMatchObject({
      assigned: [
        { as: 'implementing-unit', organisation: north },
        { as: 'implementing-unit', organisation: south },
      ],
    });
    const opening = evaluated.history.find(({ type }) => type === 'evaluation-steps-opened')!;
    const metadata = { actor: { id: people.unit, as: 'grant' } } as Parameters<typeof publishEvaluation>[2]['metadata'];
    const id = evaluationId(evaluated.world.place);
    expect({
      ...publishEvaluation(opening, evaluated.state, { tenant: 'county', version: 2, id, metadata }),
    }).toMatchObject({
      parties: [
        { as: 'implementing-unit', who: north },
        { as: 'implementing-unit', who: south },
      ],
    });
    const policy = begun({ figures: { 'subject.kind': 'policy' } });
    expect(policy.last('evaluation-steps-opened')).not.toHaveProperty('assigned');
    expect(policy.last('evaluation-steps-opened')).toMatchObject({ open: [{ step: 'evaluate' }] });
    const alone = begun({ carriedOut: { unit: bodies.unit, beside: [] } });
    expect(whole(alone, reached({ ...own, executed: '900000.00' })).outcome).toBe('accepted');
    expect(alone.last('self-evaluation-computed')).not.toHaveProperty('units');
  });
});
