import { decimal } from '@wenxiao/domain';
import { hundredBands } from '../testing/members.js';
import { gradeOf } from './grade.js';
import { totalScore } from './total-score.js';

describe('the total of scores', () => {
  it('is exact: three thirds of 10 and 80 are 90, and so 优', () => {
    const third = decimal('10').div('3');
    const total = totalScore([third, third, third, decimal('80')]);
    expect(total.toFixed()).toBe('90');
    expect(gradeOf(total, hundredBands)).toMatchObject({ band: { zh: '优' } });
  });

  it('is never rounded to what is displayed', () => {
    expect(totalScore([decimal('89.996'), decimal('0.003999')]).toFixed()).toBe('89.999999');
  });
});
