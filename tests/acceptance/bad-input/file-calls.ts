import { pdfOf } from '@wenxiao/evidence/testing';
import { handIn } from '../harness/handing-in.js';
import { as, jurisdictionId, type RightCall, type RightCalls, reworded } from './right-call.js';
import type { World } from './world.js';

const objectOf = (world: World) => ({ ...jurisdictionId(world), object: world.ofEvaluation.correct });

/** A file of the project, handed in for this call. */
async function fileOf(world: World): Promise<Readonly<Record<string, string>>> {
  const { county } = world;
  const { object } = objectOf(world);
  const { status, body } = await handIn(county.people.unit, county, object, pdfOf(), { name: '验收报告.pdf' });
  if (status !== 201) throw new Error(`No file is taken: ${body.code}`);
  return { ...objectOf(world), file: body.file };
}

const reading = async (world: World): Promise<RightCall> => ({
  who: world.county.people.unit,
  path: await fileOf(world),
  secret: true,
});

export const fileCalls: RightCalls = {
  'evidence.File.upload': (world) => ({
    who: world.county.people.unit,
    path: objectOf(world),
    query: { name: '验收报告.pdf' },
    bytes: pdfOf(),
    secret: true,
  }),
  'evidence.File.page': (world) => ({ who: world.county.people.unit, path: objectOf(world), secret: true }),
  'evidence.File.one': reading,
  'evidence.File.erase': async (world) => ({
    who: world.county.people.office,
    path: await fileOf(world),
    ifMatch: 1,
    body: as({ because: '误传' }),
    otherBody: reworded('because'),
    secret: true,
  }),
  'evidence.Reading.ticket': reading,
  'evidence.Reading.content': async (world) => {
    const path = await fileOf(world);
    const { office } = world.county.people;
    const at = world.county.path('evidence', `files/${path['object']}/${path['file']}/tickets`);
    const { body } = await office.post<{ url: string }>(at, {});
    const ticket = new URL(body.url, 'http://public').searchParams.get('ticket') ?? '';
    return { who: office, path, query: { ticket }, secret: true };
  },
  'evidence.Reading.reads': (world) => ({ who: world.county.people.auditor, path: jurisdictionId(world) }),
};
