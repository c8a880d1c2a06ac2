import { z } from 'zod';
import { PANELS } from '../../diagnose/panels.js';
import { wireSchema } from '../../puzzle/public-puzzle-schema.js';
import type { Operation } from '../http/operation.js';
import { MOST_UPLOAD_BYTES } from '../routes/diagnose.js';
import { components } from './components.js';

const share = z.number().min(0).max(1);
const panel = z.enum(PANELS);
const panels = z.array(panel);
const weights = z.record(z.string(), z.number());

const drawnSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['step', 'slice']),
  title: z.string(),
  unit: z.string(),
  log: z.boolean().describe('Whether single values would flatten all others on a linear axis.'),
  lines: z.array(z.strictObject({ name: z.string(), steps: z.array(z.number()), values: z.array(wireSchema) })),
  linesInAll: z.int().min(0).describe('Lines that the run has, drawn or not.'),
});

const onsetSchema = z.strictObject({
  interval: z.tuple([z.number(), z.number()]).nullable().describe('80 % interval in steps; null: there is none.'),
  step: z.number().describe('Likeliest step, whatever the cause.'),
  fromStart: z.boolean(),
});

const wordsSchema = z.strictObject({
  read: z.string(),
  onset: z.string(),
  typicality: z.string(),
  telling: z.array(z.strictObject({ panel, text: z.string() })).describe('Missing panels that would help.'),
  idle: panels.describe('Missing panels that would hardly help.'),
});

export const diagnosisSchema = z
  .strictObject({
    causes: z.array(z.strictObject({ id: z.string(), p: share })).describe('The likeliest first.'),
    onset: onsetSchema,
    evidence: z
      .array(z.strictObject({ panel, for: z.string(), weight: z.number() }))
      .describe('For every weighed panel the cause it speaks for most, in nats; the most decisive first.'),
    nextProbe: z
      .strictObject({ id: z.string(), name: z.string(), question: z.string(), bits: z.number() })
      .nullable()
      .describe('The experiment that would tell most; null where none is worth naming.'),
    typicality: share.describe('Share of simulated runs at least as unusual.'),
    unlike: z.boolean().describe('Whether the run is unlike those that the diagnostician knows.'),
    notes: z.array(z.string()).describe('How the files were read.'),
    unused: panels,
    missing: panels,
    prior: z.record(z.string(), share),
    weights: z.array(z.strictObject({ panel, weights })).describe('In nats against the average candidate.'),
    names: z.record(panel, z.string()).describe('What panels are called.'),
    about: z.record(z.string(), z.strictObject({ name: z.string(), summary: z.string() })),
    words: wordsSchema,
    run: z.strictObject({
      format: z.string(),
      from: z.number(),
      to: z.number(),
      panels: z.array(drawnSchema).describe('Thinned for drawing.'),
    }),
  })
  .describe("What the reference diagnostician says of a user's own run.")
  .register(components, { id: 'RunDiagnosis' });

const texts = z.array(z.string());

export const diagnoseOperations: readonly Operation[] = [
  {
    id: 'diagnoseRun',
    method: 'post',
    path: '/diagnose',
    summary: 'Diagnoses a run of your own, which has no puzzle. Nothing of it is kept.',
    parameters: [
      {
        in: 'query',
        name: 'file',
        description:
          'Once for each file of the body, in its order: `run:SIZE:NAME` or `evaluation:SIZE:NAME`, SIZE in bytes. At least one is a run.',
        required: true,
        schema: texts.min(1),
      },
      {
        in: 'query',
        name: 'map',
        description: '`theirs=ours`, once for each column that goes by a name of its own.',
        required: false,
        schema: texts,
      },
      {
        in: 'query',
        name: 'run',
        description: 'The run to take where a file holds several.',
        required: false,
        schema: z.string(),
      },
    ],
    body: { type: 'application/octet-stream', description: 'The files, one after the other.' },
    replies: { 200: { description: 'The diagnosis.', schema: diagnosisSchema } },
    errors: {
      400: 'The address does not describe the body, or the run cannot be read or weighed.',
      413: `The body is larger than ${MOST_UPLOAD_BYTES} bytes.`,
      415: 'The body is not declared as application/octet-stream, or is encoded.',
      429: 'Another run is being read; try again in a moment.',
    },
  },
];
