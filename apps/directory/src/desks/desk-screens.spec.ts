import { readDeskScreens, screenOf } from './desk-screens.js';
import { readDeskTable } from './desk-table.js';

describe('the screens of desks', () => {
  it('are told of every desk of the table, and of no other', async () => {
    const [table, screens] = await Promise.all([readDeskTable(), readDeskScreens()]);
    expect(Object.keys(screens).sort()).toEqual(Object.keys(table.desks).sort());
  });

  it('are the tasks of a desk that rules alone know', async () => {
    expect(screenOf('archive-desk', await readDeskScreens())).toEqual({
      landing: 'tasks',
      areas: ['workbench', 'rules'],
    });
  });
});
