import { z } from 'zod';
import type { Operation } from '../http/operation.js';
import { components } from './components.js';

/** The inside of a compiled chart is Vega's, and what a panel says of its looks may change: neither is promised. */
const specification = z.looseObject({}).describe('A compiled Vega specification, whose inside may change.');

const dashboardSchema = z
  .strictObject({
    panels: z.array(z.looseObject({ id: z.string() })).describe('Panels in reading order; more fields may come.'),
    charts: z
      .record(
        z.string(),
        z.strictObject({
          linear: specification,
          log: specification.exactOptional().describe('Absent where a logarithmic axis makes no sense.'),
        }),
      )
      .describe('By kind of chart.'),
  })
  .describe('What the page draws with.')
  .register(components, { id: 'Dashboard' });

export const chartsOperations: readonly Operation[] = [
  {
    id: 'getCharts',
    method: 'get',
    path: '/charts',
    summary: 'The compiled charts of the page.',
    parameters: [
      {
        in: 'query',
        name: 'theme',
        description: '`light` when it is not given.',
        required: false,
        schema: z.enum(['light', 'dark']),
      },
    ],
    replies: { 200: { description: 'The charts.', schema: dashboardSchema } },
    errors: { 400: 'There is no such theme.' },
  },
];
