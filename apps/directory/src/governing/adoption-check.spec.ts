import type { Organisation } from '@wenxiao/service-kit';
import { levelWarnings } from './adoption-check.js';

const body = (nature: 'jurisdiction' | 'body', level?: string) => ({ nature, level }) as Organisation;

it('whoever adopts a set that was written for another level is warned, and nobody else', () => {
  expect(levelWarnings({ level: 'county' }, body('jurisdiction', 'prefecture'))).toEqual([
    {
      path: 'level',
      zh: '该规则为县区一级制定，采用者为市州',
      en: 'the set is for the level county, and the adopting body is of prefecture',
    },
  ]);
  expect(levelWarnings({ level: 'county' }, body('jurisdiction', 'county'))).toEqual([]);
  expect(levelWarnings({ level: 'county' }, body('body'))).toMatchObject([
    { zh: '该规则为县区一级制定，采用者为单位' },
  ]);
  expect(levelWarnings({ level: 'organisation' }, body('body'))).toEqual([]);
});
