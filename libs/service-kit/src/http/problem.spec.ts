import { problemBody, ProblemError, type ProblemText } from './problem.js';

const text: ProblemText = {
  status: 422,
  retry: false,
  zh: '须在 {first} 至 {last} 之间，可选：{listed}。',
  en: 'Between {first} and {last}; {listed} are listed.',
};

it('a refusal says its figures in its sentences, and gives them beside them', () => {
  const details = { first: '2024-01-01', last: 7, listed: ['a', 'b'] };
  expect(problemBody(new ProblemError('outside-year', text, details), 'trace')).toEqual({
    type: 'urn:wenxiao:problem:outside-year',
    title: '须在 2024-01-01 至 7 之间，可选：a、b。',
    detail: 'Between 2024-01-01 and 7; a, b are listed.',
    status: 422,
    code: 'outside-year',
    zh: '须在 2024-01-01 至 7 之间，可选：a、b。',
    en: 'Between 2024-01-01 and 7; a, b are listed.',
    retry: false,
    traceId: 'trace',
    ...details,
  });
});

it('a code is called by its Chinese name in the Chinese sentence, and stays itself beside it', () => {
  const coded: ProblemText = { ...text, zh: '尚缺：{listed}。', called: { listed: { a: '核减', b: '追加' } } };
  const { zh, listed } = problemBody(new ProblemError('outside-year', coded, { listed: ['a', 'b', 'c'] }), 'trace');
  expect({ zh, listed }).toEqual({ zh: '尚缺：核减、追加、c。', listed: ['a', 'b', 'c'] });
});

it('a figure that is not given, or is no single value, leaves its name', () => {
  const { zh } = problemBody(new ProblemError('outside-year', text, { first: { at: 1 } }), 'trace');
  expect(zh).toBe('须在 first 至 last 之间，可选：listed。');
});

it('no figure stands in the place of what a problem states itself', () => {
  // @ts-expect-error -- the compiler refuses it: `status` is the answer's own.
  const error = new ProblemError('payment-is', text, { status: 'suspended' });
  expect(error.details).toEqual({ status: 'suspended' });
});
