import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../helpers/command-line.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

const simulate = ['simulate', '--scenario', 'llm-pretrain-7b', '--seed', '7'];

/** Words of a command line, and what the one line on standard error must say. */
const REFUSED: readonly (readonly [readonly string[], RegExp])[] = [
  [
    [...simulate, '--fault', 'lr-spik', '--onset', '50%'],
    /^lossleuth: unknown fault: lr-spik \(did you mean lr-spike\?\)$/,
  ],
  [
    ['simulate', '--scenario', 'llm-pretrain-7', '--seed', '7'],
    /unknown scenario: llm-pretrain-7 \(did you mean llm-pretrain-7b\?\)/,
  ],
  [['generate', 'mixd', '--out', 'x'], /unknown recipe: mixd \(did you mean mixed\?\)/],
  [
    ['generate', 'mixed', '--out', 'x', '--faults', 'lr-spike,benign-hard-batch'],
    /invalid fault: benign-hard-batch \(a control/,
  ],
  [['generate', 'mixed', '--out', 'x', '--faults', ','], /invalid list: ","/],
  [
    [...simulate, '--fault', 'lr-spike', '--onset', '50%', '--where', 'web'],
    /unknown place of lr-spike: web \(there is none\)/,
  ],
  [
    ['generate', 'mixed', '--out', 'x', '--faults', 'label-nois'],
    /unknown fault: label-nois \(did you mean label-noise\?\)/,
  ],
  [['explain', 'lr-spikes'], /unknown fault: lr-spikes \(did you mean lr-spike\?\)/],
  [[...simulate, '--fault', 'lr-spike', '--onset', '3000'], /invalid onset: 3000 \(a step from 0 to 2999, or a share/],
  [[...simulate, '--fault', 'lr-spike', '--onset', '-1'], /invalid onset: -1/],
  [[...simulate, '--fault', 'lr-spike', '--onset', '100%'], /invalid onset: 100%/],
  [
    [...simulate, '--fault', 'lr-spike', '--onset', '50%', '--severity', '1.2'],
    /invalid severity: 1\.2 \(a number from 0 to 1\)/,
  ],
  [[...simulate, '--fault', 'lr-spike', '--onset', '50%', '--severity', 'NaN'], /invalid severity: NaN/],
  [
    [...simulate, '--fault', 'lr-spike', '--onset', '50%', '--set', 'factr=4'],
    /unknown dose of lr-spike: factr \(did you mean factor\?\)/,
  ],
  [
    [...simulate, '--fault', 'lr-spike', '--onset', '50%', '--set', 'factor=1e9'],
    /invalid dose of lr-spike: factor=1000000000 \(a number from 1 to 80\)/,
  ],
  [
    [...simulate, '--fault', 'lr-spike', '--onset', '50%', '--set', 'factor'],
    /invalid --set: factor \(must be key=number\)/,
  ],
  [
    [...simulate, '--fault', 'eval-format-mismatch', '--onset', '50%', '--where', 'wab'],
    /unknown place of eval-format-mismatch: wab \(did you mean web\?\)/,
  ],
  [
    [...simulate, '--fault', 'calibration-drift', '--onset', '50%'],
    /invalid fault: calibration-drift cannot occur in llm-pretrain-7b: the data are never repeated/,
  ],
  [[...simulate, '--fault', 'lr-spike'], /missing option: --onset/],
  [[...simulate, '--onset', '50%'], /missing option: --fault \(--onset means nothing without it\)/],
  [[...simulate, '--format', 'xml'], /unsupported format: xml \(csv or jsonl\)/],
  [['simulate', '--scenario', 'llm-pretrain-7b'], /missing option: --seed <text>/],
  [['simulat'], /unknown command: simulat/],
  [['faults', '--jsn'], /unknown option: --jsn/],
  [['generate', 'mixed', '--out', 'x', '--count', '0'], /invalid count: 0 \(a whole number from 1 to 100000\)/],
  [['generate', 'mixed', '--out', 'x', '--count', '1.5'], /invalid count: 1\.5/],
  [
    ['generate', 'mixed', '--out', '/proc/none/here', '--seed', '1'],
    /(missing|invalid) output directory: \/proc\/none\/here/,
  ],
  [['generate', 'mixed', '--out', 'x', '--seed', ''], /invalid seed/],
  [['play', '--port', '70000'], /invalid port: 70000 \(a whole number from 0 to 65535\)/],
  [['play', '--port', '0', '--data', '/proc/none/here'], /invalid data directory: \/proc\/none\/here/],
  [['play', '--port', '0', '--host', '203.0.113.7', '--data', 'DATA'], /invalid host: 203\.0\.113\.7/],
  [
    ['grade', '--pack', 'none.jsonl', '--key', 'k', '--answers', 'a'],
    /missing pack: none\.jsonl \(no such file or directory\)/,
  ],
];

describe('bad input ends with exit code 2 and one sentence', () => {
  test.each(REFUSED.map(([argv, message]) => ({ argv, message })))('$argv', async ({ argv, message }) => {
    const data = temporaryDirectory();
    const result = await run(argv.map((word) => (word === 'DATA' ? data : word)));
    expect(result.code).toBe(2);
    expect(result.output).toBe('');
    expect(result.errors.trimEnd().split('\n')[0]).toMatch(message);
    expect(result.errors).not.toMatch(/\bat .*:\d+:\d+/);
  });
});

test('an invalid scenario file is refused with file and field', async () => {
  const root = temporaryDirectory();
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(root, 'scenarios', 'runs'), { recursive: true });
  mkdirSync(join(root, 'scenarios', 'packs'), { recursive: true });
  writeFileSync(join(root, 'scenarios', 'runs', 'odd.yaml'), 'id: odd\ntitle: [unclosed\n');
  const { code, errors } = await run(['scenarios'], { root });
  expect(code).toBe(2);
  expect(errors).toMatch(/^lossleuth: invalid file: odd\.yaml, .*line 3/);
});
