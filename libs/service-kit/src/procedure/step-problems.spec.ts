import { authorityProblem } from './step-problems.js';

it('whoever has the desk over other organisations is not told that they have none', () => {
  const refusal = { code: 'wrong-desk', act: 'review', desk: 'reviewer', organisation: 'one' } as const;
  const of = { what: { zh: '主管部门审核', en: 'reviewer' }, organisations: ['某局'] };
  expect(authorityProblem(refusal, of).text.zh).toBe('此事项由某局“主管部门审核”岗位办理，您没有该岗位。');
  const elsewhere = authorityProblem({ ...refusal, elsewhere: true }, of);
  expect(elsewhere.text.zh).toBe(
    '此事项由某局“主管部门审核”岗位办理，您的该岗位不及于该单位，请由该单位的该岗位办理。',
  );
  expect(elsewhere.details).toMatchObject({ elsewhere: true });
});
