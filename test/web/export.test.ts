import { describe, expect, it } from 'vitest';
import { sliceCsv, stepCsv } from '../../src/web/chart/export/csv.js';
import { fileName } from '../../src/web/chart/export/file-name.js';
import { placeLegend } from '../../src/web/chart/export/legend.js';
import { captionedSvg } from '../../src/web/chart/export/svg.js';

const clock = { unit: 'tokens', perStep: 100, firstStep: 50 };
const throughput = [10, 10, 10];

describe('numbers of a panel as a table', () => {
  it('hold every step with data, time and all lines, absent values empty', () => {
    const lines = {
      run: Float64Array.of(3, Number.NaN, 1),
      smoothed: null,
      reference: { values: Float64Array.of(5, 4), stride: 2 },
      twin: null,
    };
    expect(stepCsv(lines, clock, throughput).split('\r\n')).toEqual([
      'step,step of the run,tokens since the start of the window,minutes,run,earlier run',
      '0,50,0,0,3,5',
      '1,51,100,0.1666667,NaN,',
      '2,52,200,0.3333333,1,4',
      '',
    ]);
  });

  it('have a column a slice, its name quoted where it must be', () => {
    const lines = { steps: [0, 2], values: [Float64Array.of(1, 2), Float64Array.of(3, 4)] };
    const source = {
      kind: 'slice' as const,
      names: ['Code', 'Say "hi", please'],
      run: lines,
      reference: lines,
      twin: null,
    };
    const [head, first] = sliceCsv(source, clock, throughput).split('\r\n');
    expect(head).toBe(
      'step,step of the run,tokens since the start of the window,minutes,run: Code,"run: Say ""hi"", please",earlier run: Code,"earlier run: Say ""hi"", please"',
    );
    expect(first).toBe('0,50,0,0,1,3,1,3');
  });
});

describe('a panel as a drawing', () => {
  it('stands under its title and legend, with every text escaped', () => {
    const caption = {
      title: 'Loss <b>',
      subtitle: 'run & twin',
      legend: [{ label: 'twin', colour: 'rgb(1, 2, 3)', dashed: true }],
      ink: 'black',
      muted: 'grey',
      surface: 'white',
    };
    const drawing = captionedSvg('<svg xmlns="x" width="400" height="160"><g/></svg>', caption);
    expect(drawing).toContain('width="400" height="226"');
    expect(drawing).toContain('>Loss &lt;b&gt;</text>');
    expect(drawing).toContain('>run &amp; twin</text>');
    expect(drawing).toContain('stroke="rgb(1, 2, 3)" stroke-width="2" stroke-dasharray="5 2"');
  });

  it('breaks its legend into rows rather than run out of the picture', () => {
    const legend = ['Scientific papers', 'Mathematics', 'Source code'].map((label) => ({
      label,
      colour: 'red',
      dashed: false,
    }));
    const { entries, height } = placeLegend(legend, 260, (label) => 6 * label.length);
    expect(entries.map(({ y }) => y)).toEqual([54, 54, 71]);
    expect(height).toBe(83);
    expect(placeLegend(legend, 900, (label) => 6 * label.length).height).toBe(66);
  });

  it('is saved under a name that every file system takes', () => {
    expect(fileName('Calibration error (ECE): 7B / run “a”')).toBe('calibration-error-ece-7b-run-a');
  });
});
