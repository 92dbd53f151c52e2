import { attainedOf } from './attained-of-form.js';
import { figuresOf } from './figures-of-form.js';
import { scenario } from './scenario.js';

const folder = new URL('../../../../tests/forms/published/', import.meta.url);
const attained = (form: string) =>
  attainedOf(
    figuresOf(
      folder,
      scenario.find((each) => each.form === form)!,
    ),
  );

describe('what the demo says was attained', () => {
  it('is what the form prints, in the unit of the target where it prints none', () => {
    const { attained: said } = attained('self-eval-daying-railway-environment-2022.json');
    expect(said).toEqual([
      { indicator: '1', actual: '100' },
      { indicator: '2', actual: '60000' },
      { indicator: '3', actual: '50000' },
      { indicator: '4', actual: '40000' },
      { indicator: '5', actual: '93' },
      { indicator: '6', actual: '91' },
      { indicator: '7', tier: 'achieved', share: '1' },
      { indicator: '8', actual: '96' },
    ]);
  });

  it('is what was declared where the form prints nothing, and what the unit spent where the treasury says nothing', () => {
    const { executed, attained: said } = attained('target-jingyan-mata-village-cadres-2023.json');
    expect(executed).toEqual({ amount: '3309840.00', unit: '元' });
    expect(said).toContainEqual({ indicator: '5', actual: '230' });
  });
});
