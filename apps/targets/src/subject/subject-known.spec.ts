import { figuresAnswered, figuresAskedOf } from '@wenxiao/service-kit/testing';
import type { Known } from './subject.commands.js';
import { figuresOf } from './subject-known.js';

const subject = {
  unit: 'unit',
  department: 'department',
  description: {
    kind: 'project',
    nature: 'money',
    name: '道路养护',
    predecessors: [],
    isNew: true,
    planned: [],
    relatedFunds: [],
    categories: [],
    implementers: [],
  },
  responsible: [],
  marks: {},
} as unknown as Known;

describe('what conditions may ask of performance targets', () => {
  it('is what it answers', () => {
    const known = figuresOf(subject, 2024, ['general-public']);
    expect(figuresAnswered((code) => known.figure(code, 2024))).toEqual(figuresAskedOf('performance-target'));
  });
});
