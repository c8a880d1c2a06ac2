import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { reportPage } from '../../src/report/html/page.js';
import { drawnSlices } from '../../src/report/html/slice-panels.js';
import { sampleReport } from './sample-report.js';

const page = await reportPage(sampleReport());

/** Those of the texts that are not on the page: a failure should name them, not print the page. */
const absent = (texts: readonly string[], from = page): string[] => texts.filter((text) => !from.includes(text));

describe('the page of a report', () => {
  test('has no script, no event handler, no style attribute and no address but those of its own parts', () => {
    expect(page.match(/<script|<img|<iframe|<link|<object|javascript:/i)).toBeNull();
    // What stands between quotes is no attribute.
    const tags = page.replaceAll(/="[^"]*"/g, '=""').match(/<[^>]*>/g)!;
    expect(tags.filter((tag) => /\s(on[a-z]+|style|src|href|xlink:href|srcset|action)\s*=/i.test(tag))).toEqual([]);
    expect(page.replaceAll('https://example.org/x onerror', '').match(/.{40}(https?:|\/\/[a-z]).{40}/i)).toBeNull();
    expect(page.match(/url\((?!#chart-\d+-\d+\))/g)).toBeNull();
  });

  test('allows exactly its own style sheet', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    const digest = createHash('sha256').update(style).digest('base64');
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`);
    expect(style).toContain('prefers-color-scheme:dark');
  });

  test('shows hostile names as text, without controls', () => {
    expect(absent(['&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;img'])).toEqual([]);
    for (const sign of ['\u001b', '\u202e']) expect(page.includes(sign)).toBe(false);
  });

  test('says what the terminal says', () => {
    const texts = [
      'Learning-rate spike, 78 %',
      'between steps 20,000 and 20,040',
      'Why Learning-rate spike rather than Healthy run',
      'usually 2.3 nats between',
      '2 other causes share &lt; 0.1 %',
      'lossleuth explain lr-spike',
      '43 % of the simulated runs',
    ];
    expect(absent([...texts, 'Unlike anything simulated'])).toEqual(['Unlike anything simulated']);
  });

  test('draws every panel with the onset, and names what is no number', () => {
    expect(page.match(/<svg role="img" aria-label="[^"]+"/g)).toHaveLength(3);
    const texts = ['>onset 20,010<', '>no number from 30,000<', 'Train loss: 5 at step 0', 'highest 9 at step 20,010'];
    expect(absent(texts)).toEqual([]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is the same page the second time', async () => {
    expect((await reportPage(sampleReport())) === page).toBe(true);
  });

  test('warns where the run is unlike the simulated ones, and marks no onset in a healthy one', async () => {
    const onset = { interval: null, step: 5, fromStart: false };
    const other = await reportPage(sampleReport({ unlike: true, typicality: 0.0001, onset }));
    expect(absent(['Unlike anything simulated', 'nothing is wrong', 'The red line'], other)).toEqual(['The red line']);
  });
});

test('of many slices those are drawn that move most', () => {
  const slices = Array.from({ length: 20 }, (_, slice) => `slice ${slice}`);
  const loss = slices.map((_, slice) => Float64Array.from([0, slice === 17 ? 50 : slice / 10]));
  const drawn = drawnSlices({ steps: Float64Array.from([0, 1]), slices, sizes: [], metrics: { loss } });
  expect(drawn).toEqual({ slices: [12, 13, 14, 15, 16, 17, 18, 19], left: 12 });
});
